"""Reports of grants: a list with filters and downloads, and one report beside what was promised (4.13)."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from almoner.do.payments.access import may_pay
from almoner.doors.staff.income.home import download
from almoner.doors.staff.monitoring import tables
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key
from almoner.review.monitoring import access, queries
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.reading import read, state_of
from almoner.review.monitoring.states import RETURN

A_PAGE = 60
WAYS = (("accept", "return_accept", "Accept it", ""), ("query", "return_query", "Ask about it", "secondary"),
        ("send_back", "return_send_back", "Send it back", "secondary"),
        ("reopen", "return_reopen", "Open it again", "secondary"))  # fmt: skip


def seen(request: SignedIn, public_id: str) -> Return:
    return get_object_or_404(queries.whole(access.visible_to(request.user)), public_id=public_id)


def returns(request: SignedIn) -> HttpResponse:
    today, key = clock.today(), after_key(request)
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in queries.FILTERS else ""
    found = queries.listed(access.visible_to(request.user), chosen, today)
    rows = list(queries.after(found, key)[: A_PAGE + 1])
    words = {
        "columns": tables.COLUMNS,
        "rows": [tables.row_of(one, today) for one in rows[:A_PAGE]],
        "filters": queries.FILTERS,
        "chosen": chosen,
        "next_href": f"?show={chosen}&after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
        "first_href": f"?show={chosen}" if key is not None else "",
    }
    return render(request, "staff/monitoring/returns.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every report of the filter, as CSV or as an Excel workbook."""
    today = clock.today()
    rows = queries.listed(access.visible_to(request.user), request.GET.get("show", ""), today)
    return download(kind, "grant-reports", tables.HEADS, [tables.cells(one, today) for one in rows])


def one(request: SignedIn, public_id: str) -> HttpResponse:
    """What is told beside what was promised; what the officer can do with it now."""
    row = seen(request, public_id)
    words, colour = state_of(row, clock.today())
    may_review = bool(access.may_review(request.user, row))
    shown = {
        "report": row,
        "read": read(row, request.received_at),
        "words": words,
        "colour": colour,
        "ways": [way for way in WAYS if may_review and RETURN.allows(row.status, way[0])],
        "may_ask_back": row.is_final and bool(may_pay(request.user, row.agreement)),
    }
    return render(request, "staff/monitoring/return.html", shown)
