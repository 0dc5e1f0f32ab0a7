"""The list of bids, and the findings of a round as one table."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from almoner.do.applications import access, casework_queries
from almoner.do.applications.casework_queries import Asked, Matrix, MatrixRow
from almoner.do.applications.states import APPLICATION, DRAFT
from almoner.do.rounds import access as rounds
from almoner.doors.staff.bids.forms import FindForm
from almoner.doors.staff.bids.words import COLOURS, mark_of
from almoner.ground.office.arrival import SignedIn


def bids(request: SignedIn) -> HttpResponse:
    """By reference, the newest first; sixty a page, and the totals of all that was asked for."""
    form = FindForm(request.GET or None, choices=casework_queries.choices())
    asked = form.asked() if form.is_bound else {}
    after = request.GET.get("after", "")
    page = casework_queries.page(access.received(request.user), Asked(**asked, after=after))
    words = {
        "page": page,
        "form": form,
        "colours": COLOURS,
        "is_asked": bool(asked),
        "may_enter": bool(access.may_handle(request.user, None)),
        "first_href": f"?{urlencode(asked)}" if after else "",
        "next_href": f"?{urlencode(asked | {'after': page.onward})}" if page.onward else "",
    }
    return render(request, "staff/bids/bids.html", words)


def findings(request: SignedIn, code: str) -> HttpResponse:
    """Bids down, rules across: only rules that raised something, those that touch most bids first."""
    round = get_object_or_404(rounds.visible_to(request.user), code=code)
    sent = access.received(request.user).filter(round=round).exclude(status=DRAFT)
    after = request.GET.get("after", "")
    keys = list(sent.filter(reference__gt=after).order_by("reference").values_list("pk", "reference")[:61])
    onward = keys[59][1] if len(keys) > casework_queries.A_PAGE else ""
    wanted = [key for key, _ in keys[: casework_queries.A_PAGE]]
    found = casework_queries.matrix(sent.filter(pk__in=wanted), request.received_at)
    words = {
        "round": round,
        "columns": [(rule, one, many) for rule, (one, many) in found.rules.items()],
        "rows": [row_of(one, found) for one in found.rows],
        "next_href": f"?after={onward}" if onward else "",
        "first_href": "?" if after else "",
    }
    return render(request, "staff/bids/findings.html", words)


def row_of(row: MatrixRow, found: Matrix) -> dict[str, Any]:
    return {
        "bid": row.bid,
        "state": APPLICATION.words[row.bid.status],
        "colour": COLOURS[row.bid.status],
        "marks": [
            mark_of(row.by_rule.get(rule), found.judged.get((row.bid.pk, rule))) for rule in found.rules
        ],
    }
