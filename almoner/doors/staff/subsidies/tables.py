"""Subsidies as cells."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DRAFT
from almoner.do.decisions.subsidies import Subsidy
from almoner.do.decisions.subsidy_facts import Recipient
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.words import short_day
from almoner.policy.days import financial_year, year_in_words
from almoner.policy.subsidies import MINIMAL, NONE, YEARS_BEFORE

COLOURS = {NONE: "grey", MINIMAL: "blue"}
COLUMNS = [
    "Award", "Kind", "Decision", {"text": "Sum", "numeric": True}, "Given", "Public database",
]  # fmt: skip
HEADS = (
    "Recipient", "Award", "Kind", "Why", "Fund", "Decision", "Sum", "Given", "Not taken up",
    "Declared before", "Entry due", "Entered", "Reference",
)  # fmt: skip
Cells = list[object]


def years_of(today: date) -> list[int]:
    last = financial_year(today)
    return list(range(last - YEARS_BEFORE, last + 1))


def recipient_columns(today: date) -> Cells:
    years: Cells = [{"text": year_in_words(one), "numeric": True} for one in years_of(today)]
    return [
        "Recipient",
        *years,
        {"text": "Together", "numeric": True},
        {"text": "Room left", "numeric": True},
    ]


def recipient_row(one: Recipient, today: date, limit: int) -> Cells:
    sums = [in_words(one.by_year[year]) if year in one.by_year else "" for year in years_of(today)]
    return [str(one.organisation), *sums, in_words(one.pence), in_words(max(0, limit - one.pence))]


def row_of(one: Subsidy, may: bool) -> Cells:
    line = one.line
    href = reverse("staff:decision", args=[line.decision.public_id])
    gone = "Not taken up" if one.gave_up_at else ""
    return [
        {"text": str(line.organisation or line.title), "note": line.title},
        one.get_outcome_display(),
        {"text": line.decision.reference, "href": href},
        in_words(line.amount_pence),
        {"text": short_day(one.given_on), "note": gone},
        entry(one, may),
    ]


def entry(one: Subsidy, may: bool) -> object:
    if one.entered_on:
        return {"text": one.entry_reference, "note": short_day(one.entered_on)}
    if one.entry_due is None or one.gave_up_at:
        return "Not needed"
    href = reverse("staff:subsidy_entry", args=[one.public_id]) if may else ""
    return {
        "text": "Record the entry" if may else "Due",
        "href": href,
        "note": f"due {short_day(one.entry_due)}",
    }


def cells(one: Subsidy) -> list[Cell]:
    line = one.line
    days = (one.entry_due, one.entered_on)
    return [
        str(line.organisation or ""), line.title, one.get_outcome_display(), one.reason,
        line.budget.fund.name,
        line.decision.reference, pounds(line.amount_pence), one.given_on.isoformat() if one.given_on else "",
        one.gave_up_at.date().isoformat() if one.gave_up_at else "",
        None if one.declared_pence is None else pounds(one.declared_pence),
        *(day.isoformat() if day else "" for day in days), one.entry_reference,
    ]  # fmt: skip


def sheet(row: Decision, lines: Sequence[DecisionLine]) -> dict[str, Any]:
    """Each line of a sheet with its answer, and what minimal assistance still needs."""
    return {
        "decision": row,
        "answers": [
            {"line": one, "subsidy": getattr(one, "subsidy", None), "state": state_of(one)} for one in lines
        ],
        "is_draft": row.status == DRAFT,
        "colours": COLOURS,
    }


def state_of(line: DecisionLine) -> str:
    """What is written and confirmed of minimal assistance."""
    one = getattr(line, "subsidy", None)
    if one is None or one.outcome != MINIMAL:
        return ""
    if one.notified_at is None:
        return "The recipient is not written to yet."
    told = f"Written to on {short_day(one.notified_at)} about {in_words(one.notified_pence)}. "
    if one.declared_pence is None:
        return f"{told}No answer yet."
    where = f" ({one.declared_how})" if one.declared_how else ""
    said = f"It has had {in_words(one.declared_pence)}, it said on {short_day(one.declared_at)}{where}."
    return f"{told}{said}"
