"""How much of the money is given without competition, year by year, and why (R3.6-3)."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.doors.staff.competition import tables
from almoner.ground.files import spreadsheet, workbook
from almoner.ground.office.arrival import SignedIn
from almoner.publish.register import competition as found


def competition(request: SignedIn) -> HttpResponse:
    """The chosen year's awards without competition stand below the years."""
    years = found.by_year()
    asked = request.GET.get("year", "") or (years[0].financial_year if years else "")
    if years and asked not in [one.financial_year for one in years]:
        raise Http404
    lines = list(found.uncompeted([asked])[: tables.MOST]) if years else []
    words = {
        "columns": tables.COLUMNS,
        "rows": [tables.year_row(one) for one in years],
        "chart": tables.chart(years),
        "year": asked,
        "award_columns": tables.AWARD_COLUMNS,
        "awards": tables.award_rows(lines),
        "is_cut": len(lines) == tables.MOST,
    }
    return render(request, "staff/competition.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every award without competition, as CSV or as an Excel workbook."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    rows = tables.cells(list(found.uncompeted()))
    if kind == "xlsx":
        return workbook.answer("without-competition.xlsx", "Without competition", tables.HEADS, rows)
    return spreadsheet.answer("without-competition.csv", tables.HEADS, rows)
