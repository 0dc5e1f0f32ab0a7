"""A service's years, its costs and outputs by quarter, and unit costs, as cells."""

from typing import Any

from django.urls import reverse

from almoner.do.own_services.queries import QUARTERS, UnitCost, YearFigures
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Mark, Part, bars, part_bars
from almoner.ground.ui.words import number


def numeric(*words: str) -> list[object]:
    return [{"text": one, "numeric": True} for one in words]


YEARS = ["Service", "Year", *numeric("Budget", "Planned", "Spent", "Each"), "Counted by"]
COSTS = ["Cost", *numeric("Planned", *(f"Q{one}" for one in QUARTERS), "Spent", "Left")]
OUTPUTS = ["What is counted", *numeric(*(f"Q{one}" for one in QUARTERS), "Together", "Cost of one")]
UNITS = ["Service", "Provided", "What one is", *numeric("Cost", "Counted", "Cost of one"), "Where from"]
HEADS = ("Service", "Year", "What", "Name", "Planned", "Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4",
         "Together", "Cost of one")  # fmt: skip
UNIT_HEADS = ("Year", "Service", "Provided", "What one is", "Cost", "Counted", "Cost of one", "Where from")


def year_row(now: YearFigures) -> list[object]:
    first = now.measures[0] if now.measures else None
    each = now.unit(first) if first else None
    year = now.year
    return [
        {"text": year.service.name, "href": reverse("staff:own_service", args=[year.service.public_id])},
        {"text": year.financial_year, "href": reverse("staff:own_year", args=[year.public_id])},
        *(in_words(pence) for pence in (now.balance.budget_pence, now.planned_pence, now.spent_pence)),
        "" if each is None else in_words(each),
        first.one if first else "",
    ]


def year_page(now: YearFigures, may_plan: bool) -> dict[str, Any]:
    spent = [now.spent_in(one) for one in QUARTERS]
    totals = (now.planned_pence, *spent, now.spent_pence, now.planned_pence - now.spent_pence)
    return {
        "cost_columns": COSTS,
        "costs": [cost_row(now, one, may_plan) for one in now.lines],
        "cost_total": ["All", *(in_words(pence) for pence in totals)],
        "output_columns": OUTPUTS,
        "outputs": [output_row(now, one) for one in now.measures],
        "chart": chart(now),
    }


def cost_row(now: YearFigures, line: Any, may_plan: bool) -> list[object]:
    spent = now.spent_on(line)
    name = {"text": line.what, "note": line.get_kind_display()}
    if may_plan:
        name["href"] = reverse("staff:own_cost", args=[line.public_id])
    by_quarter = (now.costs.get((one, line.pk)) for one in QUARTERS)
    return [
        name,
        in_words(line.planned_pence),
        *("" if pence is None else in_words(pence) for pence in by_quarter),
        in_words(spent),
        in_words(line.planned_pence - spent),
    ]


def output_row(now: YearFigures, measure: Any) -> list[object]:
    each = now.unit(measure)
    by_quarter = (now.counts.get((one, measure.pk)) for one in QUARTERS)
    return [
        measure.name,
        *("" if many is None else number(many) for many in by_quarter),
        number(now.counted(measure)),
        "" if each is None else in_words(each),
    ]


def chart(now: YearFigures) -> Any:
    """What is spent of each cost."""
    if not now.lines:
        return ""
    title = f"{in_words(now.spent_pence)} of {in_words(now.planned_pence)} planned is spent"
    return part_bars(
        title,
        [
            Part(
                one.what, now.spent_on(one), one.planned_pence,
                f"{in_words(now.spent_on(one))} of {in_words(one.planned_pence)}",
            )
            for one in now.lines
        ],
    )  # fmt: skip


def cells(now: YearFigures) -> list[list[Cell]]:
    """A row for each cost and for each thing counted."""
    head: list[Cell] = [now.year.service.name, now.year.financial_year]
    rows = []
    for line in now.lines:
        known = [now.costs.get((one, line.pk)) for one in QUARTERS]
        spent = [None if pence is None else pounds(pence) for pence in known]
        planned, together = pounds(line.planned_pence), pounds(now.spent_on(line))
        rows.append([*head, "cost", line.what, planned, *spent, together, None])
    for measure in now.measures:
        counts = [now.counts.get((one, measure.pk)) for one in QUARTERS]
        each = now.unit(measure)
        rows.append([
            *head, "counted", measure.name, None, *counts, now.counted(measure),
            None if each is None else pounds(each),
        ])  # fmt: skip
    return rows


def unit_row(one: UnitCost, may_record: bool) -> list[object]:
    """A comparator leads to its form, for those who may change it."""
    places = {"In house": "staff:own_year"} | ({"Comparator": "staff:unit_benchmark"} if may_record else {})
    href = reverse(places[one.kind], args=[one.public_id]) if one.kind in places else ""
    return [
        {"text": one.name, "href": href},
        one.kind,
        one.one,
        "" if one.cost_pence is None else in_words(one.cost_pence),
        "" if one.count is None else number(one.count),
        "" if one.each_pence is None else in_words(one.each_pence),
        one.source,
    ]


def unit_chart(year: str, found: list[UnitCost]) -> Any:
    """The dearest first; a service in house by what it counts first."""
    known = [one for one in found if one.each_pence and one.is_main]
    marks = [
        Mark(one.name, one.each_pence or 0, f"{in_words(one.each_pence or 0)} per {one.one}")
        for one in sorted(known, key=lambda one: -(one.each_pence or 0))
    ]
    return bars(f"What one cost in {year}", marks) if marks else ""


def unit_cells(one: UnitCost) -> list[Cell]:
    sums = [None if pence is None else pounds(pence) for pence in (one.cost_pence, one.each_pence)]
    return [one.year, one.name, one.kind, one.one, sums[0], one.count, sums[1], one.source]
