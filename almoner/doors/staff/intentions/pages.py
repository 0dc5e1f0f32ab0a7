"""The commissioning plan: every action with its state, one action with its progress, downloads (5.2)."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.doors.staff.income.home import download
from almoner.doors.staff.intentions import serving, tables
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.plan.intentions import access, facts, queries
from almoner.plan.intentions.models import CommissioningAction
from almoner.plan.intentions.states import INTENTION, OPEN

A_PAGE = 60
STEPS = ("start", "finish")
WITH_REASON = ("drop", "take_up")


def seen(request: SignedIn, public_id: str) -> CommissioningAction:
    found = access.visible_to(request.user).select_related("priority__plan", "partnership")
    return get_object_or_404(found, public_id=public_id)


def plan(request: SignedIn) -> HttpResponse:
    """Open actions by their day, and what was done or dropped, newest first."""
    today, after = clock.today(), after_key(request)
    every = queries.with_notes(access.visible_to(request.user))
    at_work = list(every.filter(status__in=OPEN))
    settled = list(older(every.exclude(status__in=OPEN).order_by("-id"), after)[: A_PAGE + 1])
    words = {
        "chart": tables.chart([*at_work, *settled]) if len(settled) <= A_PAGE and not after else "",
        "columns": tables.COLUMNS,
        "at_work": [tables.row_of(one, today) for one in at_work],
        "late": sum(bool(facts.lateness(one, today)) for one in at_work),
        "many": tables.how_many([*at_work, *settled]) if len(settled) <= A_PAGE and not after else "",
        "settled": [tables.row_of(one, today) for one in settled[:A_PAGE]],
        "next_href": f"?after={settled[A_PAGE - 1].pk}#settled" if len(settled) > A_PAGE else "",
        "first_href": reverse("staff:intentions") if after else "",
        "may_plan": bool(access.may_plan(request.user, None)),
    }
    return render(request, "staff/intentions/plan.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every action, as CSV or as an Excel workbook."""
    rows = queries.with_notes(access.visible_to(request.user))
    return download(
        kind, "commissioning-plan", tables.HEADS, [tables.cells(one, clock.today()) for one in rows]
    )


def one(request: SignedIn, public_id: str) -> HttpResponse:
    """An action: what, who, by when, what was done, what serves it."""
    row, today = seen(request, public_id), clock.today()
    served = list(row.served_by.all())
    may_plan = bool(access.may_plan(request.user, row))
    may_progress = bool(access.may_progress(request.user, row))
    words = {
        "action": row,
        "state": tables.state(row, today),
        "late": facts.lateness(row, today),
        "note_columns": tables.NOTES,
        "notes": [tables.note_row(note) for note in row.notes.select_related("by")],
        "served": tables.served_rows(served, serving.shown(request.user, served)),
        "posts": list(row.posts.select_related("provider")),
        "steps": [step for step in STEPS if may_progress and INTENTION.allows(row.status, step)],
        "ways": [way for way in WITH_REASON if may_plan and INTENTION.allows(row.status, way)],
        "may_plan": may_plan,
        "may_progress": may_progress,
    }
    return render(request, "staff/intentions/action.html", words)
