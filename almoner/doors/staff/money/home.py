"""The money home: what each fund has, promised, paid, owes and may still give; by stream; by year."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.do.decisions.queries import still_to_award
from almoner.doors.staff.money import forecast, tables
from almoner.doors.staff.money.funds import may
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.core.money import in_words
from almoner.ground.files import spreadsheet, workbook
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.charts import Part, part_bars
from almoner.plan.funds import access, queries
from almoner.plan.funds.overview import Overview, Total, overview

EXPORTS = ("csv", "xlsx")


def asked_for(request: SignedIn) -> tuple[Overview, list[str]]:
    """The year in the address, else this year, else the newest; and all years, newest first."""
    visible = access.visible_to(request.user)
    whole = overview(visible, request.GET.get("year", ""))
    years = sorted({line.budget.financial_year for line in whole.lines}, reverse=True)
    this_year = financial_year(clock.today())
    year = whole.year or (this_year if this_year in years or not years else years[0])
    return Overview(year, whole.lines), years


def home(request: SignedIn) -> HttpResponse:
    """Every number leads to the rows it is the sum of."""
    shown, years = asked_for(request)
    expected = forecast.of_budgets(shown.of_year, still_to_award(shown.year))
    by_fund = shown.by_fund()
    with_money = {one.code for one in by_fund}
    words = {
        "year": shown.year,
        "years": years,
        "total": shown.total,
        "funds": tables.money_table("Fund", by_fund, "staff:fund", forecast.by_fund(expected)),
        "streams": tables.money_table("Where from", shown.by_stream(), "staff:pound_to"),
        "by_year": tables.money_table("Year", shown.by_year(), ""),
        "chart": chart(by_fund, shown),
        "years_chart": years_chart(shown.by_year()),
        "empty": [one for one in access.visible_to(request.user) if one.code not in with_money],
        "all_streams": list(queries.streams()),
        **may(request),
    }
    return render(request, "staff/money/home.html", words)


def chart(rows: list[Total], shown: Overview) -> Any:
    if not rows:
        return ""
    free, budget = shown.total.free_pence, shown.total.budget_pence
    title = f"{in_words(free)} of {in_words(budget)} is free to give in {shown.year}"
    return part_bars(title, [part(one, f"{in_words(one.balance.free_pence)} free") for one in rows])


def part(one: Total, words: str) -> Part:
    return Part(one.name, one.balance.committed_pence, one.balance.budget_pence, words)


def years_chart(rows: list[Total]) -> Any:
    """Only where there is more than one year to compare."""
    if len(rows) < 2:
        return ""
    first, last = rows[0], rows[-1]
    title = (
        f"Promised: {in_words(first.balance.committed_pence)} in {first.name}, "
        f"{in_words(last.balance.committed_pence)} in {last.name}"
    )
    return part_bars(
        title,
        [
            part(one, f"{in_words(one.balance.committed_pence)} of {in_words(one.balance.budget_pence)}")
            for one in rows
        ],
    )


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every budget of every year, one row each, as CSV or as an Excel workbook."""
    if kind not in EXPORTS:
        raise Http404
    shown, _ = asked_for(request)
    rows = [tables.budget_cells(line) for line in shown.lines]
    if kind == "xlsx":
        return workbook.answer("money.xlsx", "Money", tables.BUDGET_HEADS, rows)
    return spreadsheet.answer("money.csv", tables.BUDGET_HEADS, rows)
