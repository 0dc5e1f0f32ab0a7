"""What changed since a sheet was last read by those who sign: each wording put to signature is kept."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from almoner.analyse.organisations.models import Organisation
from almoner.do.applications.models import Application
from almoner.do.decisions.content import content, digest_of
from almoner.do.decisions.models import Decision, OpenedText
from almoner.ground.accounts.models import Person
from almoner.ground.core.money import in_words
from almoner.ground.workflow.act import Act
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority
from almoner.policy.subsidies import OUTCOMES

WORDS = {
    "classification": "Classification",
    "area_affected": "Area affected",
    "enquiries_to": "Enquiries to",
    "author_role": "Report by",
    "strategic_links": "Strategic links",
    "csp_regard": "Priorities of Community Safety Partnerships",
    "equality_note": "Equality implications",
    "mpm_note": "Regularity, propriety, value for money, feasibility",
    "title": "Title",
    "description": "description",
    "amount_pence": "amount",
    "budget_id": "fund and year",
    "organisation_id": "recipient",
    "application_id": "bid",
    "priority_id": "priority",
    "purpose": "purpose",
    "statutory_basis": "legal basis",
    "reasons": "reasons",
    "conditions": "conditions",
    "contrary_reason": "reason against the recommendation",
    "splitting_reason": "reason for separate sums",
}
OTHERS: dict[str, type[Model]] = {
    "budget_id": FundBudget,
    "priority_id": Priority,
    "organisation_id": Organisation,
    "application_id": Application,
}


@dataclass(frozen=True)
class Change:
    """One place of the sheet, as it read and as it reads."""

    where: str
    before: str
    now: str


def keep_opened(act: Act, decision: Decision) -> None:
    """Keep the exact content under the digest that is put to signature; the same wording is kept once."""
    if not decision.opened_texts.filter(digest=decision.digest).exists():
        act.add(
            OpenedText(decision=decision, digest=decision.digest, content=content(decision), opened_at=act.at)
        )


def changes_for(person: Person, decision: Decision) -> list[Change]:
    """Since this person's own last signature on the sheet; for others, since it was last opened."""
    voided = [one for one in decision.signatures.all() if one.voided_at is not None]
    mine = [one.digest for one in voided if one.person_id == person.pk]
    opened = list(decision.opened_texts.order_by("opened_at", "id"))
    now = decision.digest or digest_of(decision)
    earlier = [one for one in opened if one.digest != now]
    own = [one for one in earlier if mine and one.digest == mine[-1]]
    found = own or earlier
    return differences(found[-1].content, content(decision)) if found else []


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    """Every place that reads otherwise, in the order of the sheet."""
    parts = (head, sections, strategies, lines, subsidies)
    return [one for part in parts for one in part(before, now) if differs(one)]


def differs(change: Change) -> bool:
    return change.before != change.now


def head(before: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    rows = [
        Change(WORDS.get(name, name.capitalize()), before["header"].get(name, ""), now["header"][name])
        for name in now["header"]
    ]
    return [*rows, Change("Date of report", before["dated"] or "", now["dated"] or "")]


def sections(before: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    earlier = {position: text for position, _, text in before["sections"]}
    return [
        Change(f"{position}. {heading}", earlier.get(position, ""), text)
        for position, heading, text in now["sections"]
    ]


def strategies(before: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    was, becomes = (", ".join(one.get("strategies", ())) for one in (before, now))
    return [Change("Strategies of partners", was, becomes)]


def lines(before: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    earlier = {line["position"]: line for line in before["lines"]}
    today = {line["position"]: line for line in now["lines"]}
    found: list[Change] = []
    for position in sorted(earlier.keys() | today.keys()):
        was, becomes = earlier.get(position), today.get(position)
        if was is None or becomes is None:
            found.append(Change(f"Line {position}", in_short(was), in_short(becomes)))
        else:
            found += within(position, was, becomes)
    return found


def subsidies(before: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    earlier = {position: (outcome, reason) for position, outcome, reason in before.get("subsidies", ())}
    today = {position: (outcome, reason) for position, outcome, reason in now.get("subsidies", ())}
    return [
        Change(f"Line {one}: subsidy control", judged(earlier.get(one)), judged(today.get(one)))
        for one in sorted((earlier.keys() | today.keys()) & on_both(before, now))
    ]


def on_both(before: dict[str, Any], now: dict[str, Any]) -> set[int]:
    """Places that stand on both texts: of the others the whole line is told."""
    return {line["position"] for line in before["lines"]} & {line["position"] for line in now["lines"]}


def judged(said: tuple[str, str] | None) -> str:
    return f"{OUTCOMES[said[0]]}: {said[1]}" if said else ""


def in_short(line: dict[str, Any] | None) -> str:
    return f"{line['title']}, {in_words(line['amount_pence'])}" if line else "not on the sheet"


def within(position: int, was: dict[str, Any], becomes: dict[str, Any]) -> list[Change]:
    named = f"Line {position}, {becomes['title']}"
    return [
        Change(f"{named}: {WORDS.get(name, name)}", shown(name, was[name]), shown(name, becomes[name]))
        for name in becomes
        if was[name] != becomes[name]
    ]


def shown(name: str, value: object) -> str:
    """As a reader reads it: sums in pounds, other rows by their names."""
    if name == "amount_pence" and isinstance(value, int):
        return in_words(value)
    if name in OTHERS:
        return str(OTHERS[name]._base_manager.filter(pk=value).first() or "")
    return str(value or "")
