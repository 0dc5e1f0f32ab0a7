"""A bid as the panel reads it: its facts, what the rules say of it, what came of earlier money."""

from collections.abc import Iterable
from typing import Any

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.applications import parts
from almoner.do.applications.gathering import Whole
from almoner.do.applications.models import CASH, Application
from almoner.do.evaluation import access, queries
from almoner.do.evaluation.models import Declaration, PanelMember
from almoner.ground.accounts.models import Person
from almoner.ground.core import money
from almoner.ground.ui import words
from almoner.policy.findings import Finding

EARLIER_SHOWN = 5


def facts_of(whole: Whole) -> list[dict[str, str]]:
    bid = whole.bid
    areas = ", ".join(f"{row.b} {row.n}%" for row in whole.areas)
    rows = (
        ("Organisation", bid.organisation.name),
        ("Asks for", words.money(bid.ask_pence)),
        ("Whole project costs", words.money(bid.cost_pence)),
        ("Form", bid.band.name if bid.band else ""),
        ("Where", areas),
        ("When", f"{words.day(bid.starts_on)} to {words.day(bid.ends_on)}"),
        ("Yearly income", words.money(bid.organisation.annual_income_pence)),
    )
    return [{"question": name, "answer": text} for name, text in rows if text]


def findings_of(whole: Whole, found: Iterable[Finding]) -> list[dict[str, str]]:
    """What is not plainly met, with what the officer said of it at the sift."""
    judged = {one.rule: one for one in whole.bid.judgements.all()}
    return [
        {
            "asks": one.asks,
            "because": one.because,
            "clause": one.clause,
            "rule": one.rule,
            "officer": judged[one.rule].reason if one.rule in judged else "",
        }
        for one in found
        if one.outcome != "met"
    ]


def earlier_of(whole: Whole) -> list[EarlierAward]:
    """What they promised and did before, beside what they ask now (R4.8-3)."""
    rows = EarlierAward.objects.filter(organisation=whole.bid.organisation_id)
    return list(rows.order_by("-decided_on", "-pk")[:EARLIER_SHOWN])


def overlaps_of(bid: Application, person: Person) -> list[Any]:
    """Those that an officer found real; never one of a bid in which the reader has an interest."""
    aside = Declaration.objects.filter(member__in=access.places_of(person), has_interest=True)
    hidden = set(aside.values_list("application__reference", flat=True))
    rows = bid.overlaps.filter(view__in=("explained", "duplicate"))
    return [one for one in rows if one.other_reference not in hidden]


def match_of(whole: Whole) -> str:
    """Match money in a sentence, in kind apart from cash (R4.5-1)."""
    rows = whole.parts.of(parts.MATCH)
    cash = sum(row.n for row in rows if row.b == CASH)
    in_kind = sum(row.n for row in rows if row.b != CASH)
    found = [
        f"{money.in_words(sum_)} {name}" for sum_, name in ((cash, "in cash"), (in_kind, "in kind")) if sum_
    ]
    said = " and ".join(found) if found else "none"
    return (
        f"Match: {said}. It counts under this criterion only; a bid without it is not marked down elsewhere."
    )


def progress_of(member: PanelMember) -> queries.Progress:
    return queries.progress(member)
