"""Procurements: the list, and one with its timeline and what stands before its award."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from almoner.do.procurement import access, queries
from almoner.do.procurement.facts import tender_of
from almoner.do.procurement.models import Procurement
from almoner.do.procurement.states import EVALUATING, OVER, PLANNED, PROCUREMENT, PUBLISHED, RECOMMENDED
from almoner.doors.staff.procurement import showing
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key
from almoner.policy.findings import run
from almoner.policy.procurement import BEFORE_AWARD, BEFORE_TENDER, words_of

A_PAGE = 60


def procurements(request: SignedIn) -> HttpResponse:
    visible = access.visible_to(request.user)
    state = request.GET.get("state", "")
    state = state if state in PROCUREMENT.words else ""
    rows = list(queries.listed(visible, state, after_key(request))[: A_PAGE + 1])
    words = {
        "columns": showing.COLUMNS,
        "rows": [showing.row_of(one) for one in rows[:A_PAGE]],
        "states": PROCUREMENT.words,
        "state": state,
        "may_run": bool(access.may_run(request.user, None)),
        "next_href": f"?state={state}&after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
    }
    return render(request, "staff/procurement/procurements.html", words)


def procurement(request: SignedIn, public_id: str) -> HttpResponse:
    row = get_object_or_404(queries.whole(access.visible_to(request.user)), public_id=public_id)
    words: dict[str, Any] = {
        "row": row,
        "colour": showing.COLOURS[row.status],
        "steps": showing.timeline(row, clock.today()),
        "lots": showing.lots(row, bool(access.may_run(request.user, row))),
        "findings": findings(row),
        "facts_shown": showing.facts_of(row),
        "principles": showing.principles(row),
        "notice_words": words_of("notices", settings.POLICY_FOLDER),
        "may_run": bool(access.may_run(request.user, row)),
        "is_planned": row.status == PLANNED,
        "is_out": row.status == PUBLISHED,
        "is_evaluated": row.status == EVALUATING,
        "is_recommended": row.status == RECOMMENDED,
        "is_over": row.status in OVER,
    }
    return render(request, "staff/procurement/procurement.html", words)


def findings(row: Procurement) -> list[Any]:
    """What the rules say before the next gate; nothing when it is over."""
    if row.status in OVER:
        return []
    rules = BEFORE_TENDER if row.status == PLANNED else BEFORE_AWARD
    return list(run(rules, tender_of(row, at=clock.now())))
