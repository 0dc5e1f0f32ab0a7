"""Procurements as rows, facts and steps of a timeline."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from almoner.do.procurement.models import Lot, Procurement
from almoner.do.procurement.queries import ends_at_latest
from almoner.do.procurement.states import AWARDED, EVALUATING, PLANNED
from almoner.ground.core.money import in_words
from almoner.ground.ui.words import short_day
from almoner.policy.procurement import words_of

COLOURS = {
    "planned": "grey", "published": "blue", "evaluating": "yellow", "recommended": "orange",
    "awarded": "green", "abandoned": "red",
}  # fmt: skip
COLUMNS = ["Procurement", "Fund", {"text": "Lots", "numeric": True}, {"text": "A year", "numeric": True},
           "Contract", "State"]  # fmt: skip


def term(row: Procurement) -> str:
    return f"{short_day(row.starts_on)} to {short_day(row.initial_end)}"


def extensions(row: Procurement) -> str:
    if not row.extension_months:
        return "None"
    months = " and ".join(str(one) for one in row.extension_months)
    latest = short_day(ends_at_latest(row.initial_end, row.extension_months))
    return f"{months} months, at the latest until {latest}"


def row_of(one: Procurement) -> list[object]:
    href = reverse("staff:procurement", args=[one.public_id])
    worth = getattr(one, "annual_pence", None)
    return [
        {"text": one.title, "href": href, "note": one.reference},
        one.budget.fund.name,
        getattr(one, "lot_count", 0),
        in_words(worth) if worth else "",
        term(one),
        {"text": one.get_status_display(), "colour": COLOURS[one.status]},
    ]


def facts_of(row: Procurement) -> list[dict[str, object]]:
    bids = (
        f"{row.bids}, of them {row.small_bids} from small firms or charities" if row.bids is not None else ""
    )
    said = {"free": row.is_free, "confidential": row.is_confidential, "no report needed": row.needs_no_report}
    confirmed = f"{row.confirmed_by}, {short_day(row.confirmed_on)}, {row.confirmation}"
    return [
        {"question": "The service", "answer": row.service},
        {"question": "Fund", "answer": f"{row.budget.fund.name} ({row.budget.stream.name})"},
        {"question": "Priority", "answer": str(row.priority)},
        {"question": "Route", "answer": row.get_route_display()},
        {"question": "Seven-force team's reference", "answer": row.team_reference, "missing": "None yet"},
        {"question": "Contract", "answer": term(row)},
        {"question": "Extensions", "answer": extensions(row)},
        {"question": "For victims (7.3)", "missing": "Nothing said",
         "answer": ", ".join(words for words, is_so in said.items() if is_so)},
        {"question": "Tenders received", "answer": bids, "missing": "Not closed yet"},
        {"question": "Compliance confirmed", "answer": confirmed if row.confirmed_on else "",
         "missing": "Not yet"},
        {"question": "Checks of the winner", "missing": "Not yet",
         "answer": " ".join(filter(None, (row.get_checks_display(), row.checks_note)))},
        {"question": "Ways that were looked at", "answer": row.options, "missing": "Nothing said"},
        {"question": "Why this one", "answer": row.rationale, "missing": "Nothing said"},
        {"question": "Evidence of need (2.1 d)", "answer": need_words(row), "missing": "Not named"},
        {"question": "Effect on equality", "answer": row.equality_note, "missing": "Nothing said"},
    ]  # fmt: skip


def need_words(row: Procurement) -> str:
    """The source with its day, or why it goes on without."""
    said = ", ".join(filter(None, (row.need_source, short_day(row.needs_assessed_on))))
    return ". ".join(filter(None, (said, row.need_reason)))


def timeline(row: Procurement, today: date) -> list[dict[str, Any]]:
    """Milestones in the policy's order: what happened, and when the rest is planned."""
    known = {one.kind: one for one in row.milestones.all()}
    found, is_next = [], True
    for kind, words in words_of("milestones", settings.POLICY_FOLDER).items():
        one = known.get(kind)
        actual, planned = (one.actual_on, one.planned_on) if one else (None, None)
        if actual:
            detail = f"Planned for {short_day(planned)}" if planned and planned != actual else ""
            found.append({"when": short_day(actual), "text": words, "detail": detail, "state": "done"})
            continue
        late = "Late" if planned and planned < today else ""
        when = short_day(planned) if planned else "No day yet"
        found.append({"when": when, "text": words, "detail": late, "state": "now" if is_next else "next"})
        is_next = False
    return found


def lots(row: Procurement, may_run: bool) -> list[dict[str, Any]]:
    return [
        {
            "lot": one,
            "title": f"Lot {one.number}: {one.title}",
            "winner": one.winner,
            "shares": [f"{part.name} ({part.get_part_display().lower()}), {part.percent}%"
                       for part in one.shares.all()],
            "make": address("staff:procurement_contract", one) if may_run and is_to_make(row, one) else "",
            "contract": reverse("staff:contract", args=[one.contract.public_id]) if has_contract(one) else "",
            "edit": address("staff:procurement_lot", one) if may_run and row.status == PLANNED else "",
            "name": address("staff:procurement_winner", one) if may_run and row.status == EVALUATING else "",
        }
        for one in row.lots.all()
    ]  # fmt: skip


def has_contract(lot: Lot) -> bool:
    return hasattr(lot, "contract")


def is_to_make(row: Procurement, lot: Lot) -> bool:
    return row.status == AWARDED and not has_contract(lot)


def address(route: str, lot: Lot) -> str:
    return reverse(route, args=[lot.procurement.public_id, lot.public_id])


def principles(row: Procurement) -> list[list[object]]:
    known = {one.principle: one for one in row.principles.all()}
    colours = {"met": "green", "partly": "yellow", "not_met": "red"}
    found: list[list[object]] = []
    for letter, words in words_of("principles", settings.POLICY_FOLDER).items():
        one = known.get(letter)
        state = {"text": one.get_answer_display(), "colour": colours[one.answer]} if one else "Not answered"
        found.append([f"{letter}. {words}", state, one.evidence if one else ""])
    return found
