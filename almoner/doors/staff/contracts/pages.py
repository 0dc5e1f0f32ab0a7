"""Contracts: the list with what is due, downloads, and one with its timeline."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from almoner.do.agreements import contracts as queries
from almoner.do.agreements.access import may_issue
from almoner.doors.staff.contracts import reaching, showing
from almoner.ground.core import clock
from almoner.ground.files import spreadsheet, workbook
from almoner.ground.files.answers import attachment
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key

A_PAGE = 60


def contracts(request: SignedIn) -> HttpResponse:
    rows = list(queries.listed(queries.visible_to(request.user), after_key(request))[: A_PAGE + 1])
    at, today = clock.now(), clock.today()
    words = {
        "columns": showing.COLUMNS,
        "rows": [showing.row_of(one, at, today) for one in rows[:A_PAGE]],
        "may_keep": bool(may_issue(request.user, None)),
        "next_href": f"?after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
    }
    return render(request, "staff/contracts/contracts.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every contract, as CSV or as an Excel workbook."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    found = queries.listed(queries.visible_to(request.user))
    rows = [showing.cells(one, clock.now()) for one in found]
    if kind == "xlsx":
        return workbook.answer("contracts.xlsx", "Contracts", showing.HEADS, rows)
    return spreadsheet.answer("contracts.csv", showing.HEADS, rows)


def contract(request: SignedIn, public_id: str) -> HttpResponse:
    visible = queries.visible_to(request.user).select_related(
        "provider", "fund", "lot__procurement", "agreement", "successor", "kept_by", "public_copy"
    )
    row = get_object_or_404(visible, public_id=public_id)
    at, today = clock.now(), clock.today()
    state, colour = showing.state_of(row, today)
    may_keep = bool(may_issue(request.user, row))
    words: dict[str, Any] = {
        "row": row,
        "state": state,
        "colour": colour,
        "facts_shown": showing.facts_of(row),
        "steps": showing.timeline(row, at, today),
        "warnings": [*queries.alarms(row, at=at), *reaching.warnings(row)],
        "money": showing.money(row),
        "variations": showing.variations(row),
        "years": showing.years(row),
        "reviews": showing.reviews(row, request.user, may_keep),
        "may_keep": may_keep,
        **reaching.shown(row, may_keep),
    }
    return render(request, "staff/contracts/contract.html", words)


def copy(request: SignedIn, public_id: str) -> FileResponse:
    """The copy for the public."""
    row = get_object_or_404(queries.visible_to(request.user), public_id=public_id)
    if row.public_copy is None:
        raise Http404
    return attachment(row.public_copy)
