"""Where the money comes from: anticipated sources of revenue by year, before the year starts (R1.7-2)."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.files import spreadsheet
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Mark, bars
from almoner.plan.funds.anticipated import Income, accepting_decisions, income_of, published

COLUMNS = ["Where from", "What kind of money", {"text": "Expected", "numeric": True}]
HEADS = ("Financial year", "Source", "Kind", "From whom", "Restricted", "Expected in pounds", "Published on")


def income(request: HttpRequest) -> HttpResponse:
    """Every published year, the newest first, each with its sources and their sum."""
    by_year = groupby(income_of(published()), lambda one: one.row.financial_year)
    decisions = accepting_decisions(published())
    years = [year_words(year, list(rows), decisions.get(year, [])) for year, rows in by_year]
    return render(request, "public/income/income.html", {"years": years, "columns": COLUMNS})


def year_words(year: str, rows: list[Income], decisions: list[str]) -> dict[str, object]:
    total = in_words(sum(one.expected_pence for one in rows))
    largest = sorted((one for one in rows if one.expected_pence), key=lambda one: -one.expected_pence)
    marks = [Mark(one.row.stream.name, one.expected_pence, in_words(one.expected_pence)) for one in largest]
    return {
        "year": year,
        "chart": bars(f"{total} is expected in {year}", marks) if marks else "",
        "rows": [source_row(one) for one in rows],
        "total": ["All", "", total],
        "decisions": decisions,
    }


def source_row(one: Income) -> list[object]:
    stream = one.row.stream
    note = "For its purpose only" if one.row.is_restricted else ""
    kind = {"text": stream.get_kind_display(), "note": stream.grantor}
    return [{"text": stream.name, "note": note}, kind, in_words(one.expected_pence)]


def income_csv(request: HttpRequest) -> HttpResponseBase:
    """The same as a table for machines and spreadsheets."""
    return spreadsheet.answer("expected-income.csv", HEADS, [cells(one) for one in income_of(published())])


def cells(one: Income) -> list[Cell]:
    row, stream = one.row, one.row.stream
    day = london_date(row.published_at).isoformat() if row.published_at else ""
    kind = stream.get_kind_display()
    sums = pounds(one.expected_pence)
    return [row.financial_year, stream.name, kind, stream.grantor, row.is_restricted, sums, day]
