"""Spend by purpose: what is committed and paid by duty, aim, purpose and priority (R1.4-2, R5.1-2)."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.doors.staff.income.home import download
from almoner.doors.staff.reports import purpose_tables as tables
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.publish.register import purposes as found


def asked_year(request: SignedIn, years: list[str]) -> str:
    """The year in the address, else this year, else the newest."""
    now = financial_year(clock.today())
    usual = now if now in years or not years else years[0]
    year = request.GET.get("year", "") or usual
    if year not in (*years, usual):
        raise Http404
    return year


def page(request: SignedIn) -> HttpResponse:
    """A year's four tables; the rows of the chosen duty, aim, purpose or priority stand below them."""
    years = found.years()
    year = asked_year(request, years)
    rows = found.spent_in(year)
    by = request.GET.get("by", "")
    groups = {way: found.grouped(rows, way) for way in found.WAYS}
    chosen = next((one for one in groups.get(by, ()) if one.key == request.GET.get("of")), None)
    if by and chosen is None:
        raise Http404
    words = {
        "year": year,
        "others": [one for one in years if one != year],
        "rows": rows,
        "chart": tables.chart(groups[found.DUTY], year),
        "tables": [tables.table(year, way, groups[way]) for way in tables.TITLES],
        "total": tables.total(rows),
        "chosen": chosen,
        "columns": tables.LINES,
        "lines": tables.line_rows(chosen) if chosen else [],
    }
    return render(request, "staff/reports/purposes.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every group of every year, as CSV or as an Excel workbook."""
    rows = [row for year in found.years() for row in tables.cells(year, found.spent_in(year))]
    return download(kind, "spend-by-purpose", tables.HEADS, rows)
