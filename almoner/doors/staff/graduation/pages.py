"""Pilots that are suitable to scale, what became of each, and conversion figures (R3.2-3)."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.do.graduation import access, queries
from almoner.doors.staff.graduation import tables
from almoner.ground.files import spreadsheet, workbook
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key
from almoner.plan.allocations.models import CoreSchedule
from almoner.plan.allocations.states import PLANNING

A_PAGE = 60


def graduation(request: SignedIn) -> HttpResponse:
    rows = list(queries.listed(access.visible_to(request.user), after_key(request))[: A_PAGE + 1])
    years = queries.conversion()
    schedule = CoreSchedule.objects.filter(status=PLANNING).first()
    may = bool(access.may_graduate(request.user, None))
    words = {
        "columns": tables.COLUMNS,
        "rows": [tables.row_of(one, may, schedule) for one in rows[:A_PAGE]],
        "year_columns": tables.YEAR_COLUMNS,
        "years": [tables.year_row(one) for one in years],
        "chart": tables.chart(years),
        "may": may,
        "next_href": f"?after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
    }
    return render(request, "staff/graduation/graduation.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every pilot that was marked, as CSV or as an Excel workbook."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    rows = [tables.cells(one) for one in queries.listed(access.visible_to(request.user))]
    if kind == "xlsx":
        return workbook.answer("graduation.xlsx", "Graduation", tables.HEADS, rows)
    return spreadsheet.answer("graduation.csv", tables.HEADS, rows)
