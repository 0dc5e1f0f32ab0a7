"""Agreements as the policy's rules read them, and what they leave behind."""

from datetime import date, datetime
from typing import Any

from almoner.do.agreements.models import CONTRACT, Agreement
from almoner.do.decisions.models import DecisionLine
from almoner.do.decisions.states import PUBLISHED
from almoner.ground.accounts.roles import DECISION_MAKER
from almoner.ground.core.calendar import london_date
from almoner.ground.office.queries import title_on
from almoner.ground.questions.models import Answer
from almoner.policy.offers import Offer
from almoner.policy.terms import Terms, terms_on


def terms_of(line: DecisionLine, day: date) -> Terms:
    """The numbers of the decision that the agreement stands on (R0-2)."""
    return Terms.from_dict(line.decision.terms, otherwise=terms_on(day))


def signing_title(at: datetime) -> str:
    return title_on(DECISION_MAKER, london_date(at))


def offer_of(agreement: Agreement, *, at: datetime) -> Offer:
    line = DecisionLine.objects.select_related("decision").get(pk=agreement.line_id)
    statement = agreement.accepted_position if agreement.has_authority else ""
    return Offer(
        terms=terms_of(line, london_date(at)),
        today=london_date(at),
        amount_pence=agreement.amount_pence,
        decided_pence=decided_pence(agreement, line),
        blocks=frozenset(str(one["block"]) for one in agreement.text if one["block"]),
        decision_is_signed=line.decision.signed_at is not None and not line.decision.disagreement,
        decision_is_published=line.decision.status == PUBLISHED,
        issued_on=london_date(agreement.offered_at),
        release_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        recipient_signed_at=agreement.accepted_at,
        authority_statement=statement,
        we_signed_at=agreement.countersigned_at,
    )


def decided_pence(agreement: Agreement, line: DecisionLine) -> int:
    """A grant is one line; a contract has a line for each year that was decided."""
    if agreement.instrument != CONTRACT:
        return line.amount_pence if line.is_agreed else 0
    return sum(agreement.money.values_list("line__amount_pence", flat=True))


def promised_in_bid(line: DecisionLine) -> list[dict[str, str]]:
    """Rows of the bid's outcomes table: kind, measure, baseline, target, how_measured."""
    if line.application is None:
        return []
    found = Answer.objects.filter(sheet=line.application.sheet_id, question__key="outcomes").first()
    rows = found.value if found and isinstance(found.value, list) else []
    return [promised_row(row) for row in rows if row.get("measure")]


def promised_row(row: dict[str, Any]) -> dict[str, str]:
    kind = "outcome" if str(row.get("kind", "")).lower() == "outcome" else "output"
    return {
        "kind": kind,
        "measure": str(row.get("measure", ""))[:300],
        "baseline": str(row.get("baseline", "") or "")[:60],
        "target": str(row.get("target", "") or "")[:60],
        "how_measured": str(row.get("how", "") or "")[:200],
    }


def as_history(agreement: Agreement) -> dict[str, Any]:
    """The row by which a later bid of the organisation sees this award (4.8)."""
    line = agreement.line
    promises = agreement.outcomes.all()
    return {
        "organisation": line.organisation,
        "reference": agreement.reference,
        "title": line.title,
        "fund_code": line.budget.fund.code,
        "amount_pence": agreement.amount_pence,
        "decided_on": line.decision.dated or london_date(agreement.offered_at),
        "ends_on": agreement.ends_on,
        "promised": "\n".join(f"{one.measure}: {one.target}" for one in promises),
    }
