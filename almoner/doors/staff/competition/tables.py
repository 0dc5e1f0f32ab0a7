"""What is competed and what is not, as cells and as a chart."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from almoner.do.decisions.models import DecisionLine
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Part, part_bars
from almoner.ground.ui.words import counted
from almoner.publish.register.competition import COMPETED, WAYS, Year, reasons_of, why

MOST = 200
COLUMNS = [
    "Year",
    {"text": "Decided", "numeric": True},
    *({"text": words, "numeric": True} for key, words in WAYS.items()),
    {"text": "Without competition", "numeric": True},
]
AWARD_COLUMNS = [
    "Award",
    "How it was given",
    "Decision",
    {"text": "Sum", "numeric": True},
    "Why not competed",
]
HEADS = (
    "Year", "How it was given", "Recipient", "Award", "Fund", "Sum", "Decision", "Why not competed",
)  # fmt: skip
UNSAID = "No reason is written down"


def year_row(one: Year) -> list[object]:
    ways = [in_words(one.pence[key]) if key in one.pence else "" for key in WAYS]
    share = {"text": f"{one.uncompeted_percent}%", "note": in_words(one.uncompeted_pence)}
    year = {"text": one.financial_year, "href": f"?year={one.financial_year}#awards"}
    return [year, in_words(one.total_pence), *ways, share]


def chart(years: Sequence[Year]) -> Any:
    """One bar a year: what is given without competition, of all that is decided."""
    if not years:
        return ""
    rows = [
        Part(
            one.financial_year,
            one.uncompeted_pence,
            one.total_pence,
            f"{in_words(one.uncompeted_pence)}, {one.uncompeted_percent}%: {number_words(one)}",
        )
        for one in years
    ]
    newest = years[0]
    title = f"{newest.uncompeted_percent}% of what is decided for {newest.financial_year} is not competed"
    return part_bars(title, rows)


def number_words(one: Year) -> str:
    return counted(sum(many for key, many in one.many.items() if key not in COMPETED), "award")


def award_rows(lines: Sequence[DecisionLine]) -> list[list[object]]:
    reasons = reasons_of(lines)
    return [
        [
            {"text": str(one.organisation or one.title), "note": one.description},
            WAYS[way_of(one)],
            {"text": one.decision.reference,
             "href": reverse("staff:decision", args=[one.decision.public_id])},
            in_words(one.amount_pence),
            why(one, reasons.get(one.decision_id, "")) or UNSAID,
        ]
        for one in lines
    ]  # fmt: skip


def way_of(one: DecisionLine) -> str:
    return str(vars(one)["way"])


def cells(lines: Sequence[DecisionLine]) -> list[list[Cell]]:
    """One award for a spreadsheet: pounds are numbers."""
    reasons = reasons_of(lines)
    return [
        [
            one.budget.financial_year, WAYS[way_of(one)], str(one.organisation or one.title), one.title,
            one.budget.fund.name, pounds(one.amount_pence), one.decision.reference,
            why(one, reasons.get(one.decision_id, "")),
        ]
        for one in lines
    ]  # fmt: skip
