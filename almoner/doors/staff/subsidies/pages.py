"""The register of subsidies: what each recipient has had, every subsidy, and what is to be entered."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.do.decisions import access
from almoner.do.decisions import subsidy_facts as queries
from almoner.doors.staff.subsidies import tables
from almoner.ground.core import clock
from almoner.ground.files import spreadsheet, workbook
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.policy.terms import terms_on

A_PAGE = 60


def subsidies(request: SignedIn) -> HttpResponse:
    today = clock.today()
    limit = terms_on(today).subsidy_limit_pence
    rows = list(older(queries.given(), after_key(request))[: A_PAGE + 1])
    may = bool(access.may_write(request.user, None))
    words = {
        "recipient_columns": tables.recipient_columns(today),
        "recipients": [tables.recipient_row(one, today, limit) for one in queries.recipients(today)],
        "columns": tables.COLUMNS,
        "rows": [tables.row_of(one, may) for one in rows[:A_PAGE]],
        "limit": limit,
        "next_href": f"?after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
    }
    return render(request, "staff/subsidies/subsidies.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every subsidy that was given, as CSV or as an Excel workbook."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    rows = [tables.cells(one) for one in queries.given()]
    if kind == "xlsx":
        return workbook.answer("subsidies.xlsx", "Subsidies", tables.HEADS, rows)
    return spreadsheet.answer("subsidies.csv", tables.HEADS, rows)
