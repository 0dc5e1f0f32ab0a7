"""Bids for outside money: the pipeline with its deadlines, one bid with its steps, downloads (1.8, 3.8)."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.decisions.access import may_write
from almoner.do.decisions.receipt_sheet import standing_sheet
from almoner.doors.staff.bids_in import tables
from almoner.doors.staff.income.home import download
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.plan.bids import access, queries
from almoner.plan.bids.models import ExternalBid
from almoner.plan.bids.states import BID, WON, WRITING

A_PAGE = 60
STEPS = ("reopen", "submit", "win", "lose", "withdraw")


def seen(request: SignedIn, public_id: str) -> ExternalBid:
    return get_object_or_404(access.visible_to(request.user), public_id=public_id)


def pipeline(request: SignedIn) -> HttpResponse:
    """What is at work by deadline, and what was settled, newest first."""
    visible = access.visible_to(request.user)
    after = after_key(request)
    found = list(older(queries.settled(visible), after)[: A_PAGE + 1])
    words = {
        "chart": tables.chart(queries.stages(visible)),
        "columns": tables.PIPELINE,
        "at_work": [tables.row_of(one) for one in queries.at_work(visible)],
        "settled": [tables.row_of(one) for one in found[:A_PAGE]],
        "next_href": f"?after={found[A_PAGE - 1].pk}#settled" if len(found) > A_PAGE else "",
        "first_href": reverse("staff:bids_in") if after else "",
        "may_keep": bool(access.may_keep(request.user, None)),
    }
    return render(request, "staff/bids_in/pipeline.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every bid, as CSV or as an Excel workbook."""
    bids = queries.with_sums(access.visible_to(request.user)).order_by("-id")
    return download(kind, "bids-for-money", tables.HEADS, [tables.cells(one) for one in bids])


def bid(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    may_keep = bool(access.may_keep(request.user, row))
    is_written = row.status == WRITING
    parts = list(row.parts.select_related("stream"))
    words = {
        "bid": row,
        "colour": tables.COLOURS[row.status],
        "columns": tables.PARTS,
        "parts": parts,
        "rows": [tables.part_row(one, place_of(row, one.pk, is_written and may_keep)) for one in parts],
        "sheet": standing_sheet(row),
        "steps": [one for one in STEPS if may_keep and BID.allows(row.status, one)],
        "may_keep": may_keep and is_written,
        "may_sign_off": bool(access.may_sign_off(request.user, row)) and is_written and bool(parts),
        "may_decide": bool(may_write(request.user, None)) and row.status == WON,
    }
    return render(request, "staff/bids_in/bid.html", words)


def place_of(row: ExternalBid, part: int, may_change: bool) -> str:
    return reverse("staff:bid_in_part", args=[row.public_id, part]) if may_change else ""
