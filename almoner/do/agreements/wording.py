"""The exact text of an agreement: the template's clauses with this award's values put in."""

import hashlib
import json
from datetime import date
from string import Template
from typing import Any, TypedDict

from almoner.do.agreements.models import GRANT, AgreementTemplate
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.office.queries import body_on
from almoner.plan.funds.models import PURPOSES

NAMES = (
    "body", "decision_maker", "recipient", "project", "description", "purpose", "amount", "fund",
    "statutory_basis", "starts_on", "ends_on", "decision", "conditions", "bid",
)  # fmt: skip


class Clause(TypedDict):
    heading: str
    text: str
    block: str


def template_on(day: date, instrument: str = GRANT) -> AgreementTemplate:
    """The newest template in use on the day; a partner has the grants' where none is kept for partners."""
    known = AgreementTemplate.objects.filter(in_use_from__lte=day).order_by("-in_use_from", "-version")
    found = known.filter(instrument=instrument).first() or known.filter(instrument=GRANT).first()
    if found is None:
        raise Refused("No agreement template is in use. Add one first.")
    return found


def values_of(line: DecisionLine, starts_on: date, ends_on: date, day: date) -> dict[str, str]:
    """What a template may name with a dollar sign: $recipient, $amount and so on."""
    body = body_on(day)
    bid = line.application
    return {
        "body": body.name if body else "The commissioning body",
        "decision_maker": body.decision_maker_title if body else "The decision-maker",
        "recipient": str(line.organisation),
        "project": line.title,
        "description": line.description,
        "purpose": dict(PURPOSES).get(line.purpose, line.purpose),
        "amount": in_words(line.amount_pence),
        "fund": line.budget.fund.name,
        "statutory_basis": line.statutory_basis,
        "starts_on": f"{starts_on:%-d %B %Y}",
        "ends_on": f"{ends_on:%-d %B %Y}",
        "decision": line_reference(line),
        "conditions": line.conditions or "There are no special conditions.",
        "bid": bid.reference if bid else "none",
    }


def unknown_words(clauses: list[dict[str, Any]]) -> list[str]:
    """Words with a dollar sign that nothing would be put in for."""
    found = {name for one in clauses for name in Template(str(one["text"])).get_identifiers()}
    return sorted(f"${name}" for name in found - set(NAMES))


def text_of(template: AgreementTemplate, values: dict[str, str]) -> list[Clause]:
    return [
        Clause(
            heading=str(one["heading"]),
            text=Template(str(one["text"])).safe_substitute(values),
            block=str(one.get("block", "")),
        )
        for one in template.clauses
    ]


def digest_of(text: list[Clause], amount_pence: int) -> str:
    """SHA-256 of the wording and the sum: what both sides sign."""
    whole = json.dumps([text, amount_pence], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()
