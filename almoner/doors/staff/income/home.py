"""The income of a year: each stream's money expected, received and budgeted (1.7)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from almoner.doors.staff.income import tables
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.core.money import in_words
from almoner.ground.files import spreadsheet, workbook
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.charts import part_bars
from almoner.plan.funds import anticipated, receiving
from almoner.plan.funds.anticipated import Income
from almoner.plan.funds.income import StreamYear
from almoner.policy.findings import run
from almoner.policy.income import OF_THE_YEAR

EXPORTS = ("csv", "xlsx")


def asked_for(request: SignedIn) -> tuple[str, list[str]]:
    """The year in the address, else this year, else the newest; and every year there is."""
    years = anticipated.years_with_income()
    this_year = financial_year(clock.today())
    usual = this_year if this_year in years or not years else years[0]
    year = request.GET.get("year", "") or usual
    if year not in (*years, usual):
        raise Http404
    return year, years


def home(request: SignedIn) -> HttpResponse:
    year, years = asked_for(request)
    rows = anticipated.income_of(StreamYear.objects.filter(financial_year=year))
    asked = anticipated.income_year(year, clock.now())
    words = {
        "year": year,
        "years": years,
        "expected": sum(one.expected_pence for one in rows),
        "received": sum(one.received_pence for one in rows),
        "budgeted": sum(one.budgeted_pence for one in rows),
        "waiting": sum(one.waiting_pence for one in rows),
        "chart": chart(rows, year),
        "columns": tables.STREAMS,
        "rows": [tables.row_of(one, one.row.stream.name, place(one)) for one in rows],
        "total": tables.total_of(rows),
        "warnings": [one for one in run(OF_THE_YEAR, asked) if one.needs_reason],
        "missing": anticipated.not_written_down(year),
        "is_published": asked.is_published,
        "may_keep": bool(receiving.may_keep_income(request.user, None)),
        "may_publish": bool(receiving.may_publish_income(request.user, None)),
    }
    return render(request, "staff/income/home.html", words)


def place(one: Income) -> str:
    return reverse("staff:income_year", args=[one.row.public_id])


def chart(rows: list[Income], year: str) -> Any:
    """Streams that are expected to bring nothing need no bar."""
    shown = [one for one in rows if one.expected_pence or one.received_pence]
    if not shown:
        return ""
    expected, received = (
        sum(one.expected_pence for one in shown),
        sum(one.received_pence for one in shown),
    )
    title = f"{in_words(received)} of {in_words(expected)} has come in for {year}"
    return part_bars(title, [tables.part_of(one) for one in shown])


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every stream of every year, as CSV or as an Excel workbook."""
    rows = [tables.cells(one) for one in anticipated.income_of(StreamYear.objects.all())]
    return download(kind, "income", tables.HEADS, rows)


def download(
    kind: str, name: str, heads: tuple[str, ...], rows: list[list[spreadsheet.Cell]]
) -> HttpResponseBase:
    if kind not in EXPORTS:
        raise Http404
    if kind == "xlsx":
        return workbook.answer(f"{name}.xlsx", name.replace("-", " ").capitalize(), heads, rows)
    return spreadsheet.answer(f"{name}.csv", heads, rows)
