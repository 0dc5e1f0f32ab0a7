"""Panels: the list, one panel with what is to do next, and who reads what."""

from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import render

from almoner.do.evaluation import queries
from almoner.do.evaluation.access import SHOWN
from almoner.do.evaluation.models import Panel, PanelMember
from almoner.do.evaluation.states import CLOSED, CONVENED, MEETING, SCORING
from almoner.do.rounds.models import Round
from almoner.doors.staff.panels.finding import panel_for, runs
from almoner.doors.staff.panels.finding import panels as seen
from almoner.doors.staff.panels.showing import money_tiles, tag
from almoner.ground.core.calendar import london_date
from almoner.ground.office.arrival import SignedIn

MOST = 100


def panels(request: SignedIn) -> HttpResponse:
    """The newest first; rounds whose bids are sifted and wait for a panel stand on top."""
    done = Count(
        "members__allocations", filter=Q(members__allocations__finished_at__isnull=False), distinct=True
    )
    rows = seen(request).annotate(
        given=Count("members__allocations", distinct=True), done=done, seats=Count("members", distinct=True)
    )
    waiting = Round.objects.filter(status="sifting").annotate(
        left=Count("applications", filter=Q(applications__status="submitted"))
    )
    words = {
        "rows": [(one, *tag(one)) for one in rows.order_by("-pk")[:MOST]],
        "waiting": waiting.order_by("closes_at")[:MOST],
        "may_run": runs(request),
    }
    return render(request, "staff/panels/panels.html", words)


def panel(request: SignedIn, public_id: str) -> HttpResponse:
    one = panel_for(request, public_id)
    rows = queries.ranking(one)
    today = london_date(request.received_at)
    seats = members(one)
    words = {
        "panel": one,
        "round": one.round,
        "status": tag(one),
        "tiles": money_tiles(one, rows),
        "members": seats,
        "bids": len(rows),
        "said": sum(row.recommendation is not None for row in rows),
        "late": is_late(one, today),
        "has_voluntary": any(seat.is_voluntary_sector for seat in seats if seat.left_on is None),
        "may_run": runs(request) and one.status != CLOSED,
        "step": step_of(one),
    }
    return render(request, "staff/panels/panel.html", words)


def members(panel: Panel) -> list[PanelMember]:
    """With what each has declared, been given and finished; in one query."""
    bids = panel.round.applications.filter(status__in=SHOWN).count()
    found = panel.members.select_related("person").annotate(
        declared=Count("declarations", distinct=True),
        interests=Count("declarations", filter=Q(declarations__has_interest=True), distinct=True),
        given=Count("allocations", distinct=True),
        done=Count("allocations", filter=Q(allocations__finished_at__isnull=False), distinct=True),
    )
    return list(found.annotate(undeclared=bids - F("declared")).order_by("pk"))


def is_late(panel: Panel, today: date) -> bool:
    return panel.status == SCORING and panel.scores_due_on is not None and panel.scores_due_on < today


def step_of(panel: Panel) -> str:
    return {CONVENED: "declare", SCORING: "score", MEETING: "meet"}.get(panel.status, "closed")


def readers(request: SignedIn, public_id: str) -> HttpResponse:
    """Bids by members: who scores what, who is done, who stepped aside."""
    one = panel_for(request, public_id)
    seats = list(one.members.filter(left_on__isnull=True).select_related("person").order_by("pk"))
    bids = list(
        one.round.applications.filter(status__in=SHOWN)
        .select_related("organisation")
        .prefetch_related("allocations", "declarations")
        .order_by("reference")
    )
    words = {
        "panel": one,
        "round": one.round,
        "columns": ["Bid", *(f"{seat.person}" for seat in seats), "Scorers"],
        "rows": [[head(bid), *(cell(bid, seat) for seat in seats), scorers(one, bid)] for bid in bids],
        "may_run": runs(request) and one.status != CLOSED,
        "is_convened": one.status == CONVENED,
    }
    return render(request, "staff/panels/readers.html", words)


def head(bid: Any) -> dict[str, str]:
    return {"text": bid.reference, "note": bid.organisation.name}


def cell(bid: Any, seat: PanelMember) -> dict[str, str] | str:
    mine = next((one for one in bid.allocations.all() if one.member_id == seat.pk), None)
    if mine is not None:
        done = mine.finished_at is not None
        return {"text": "Scored" if done else "Scores it", "colour": "green" if done else "blue"}
    said = next((one for one in bid.declarations.all() if one.member_id == seat.pk), None)
    if said is None:
        return "Not declared"
    return {"text": "Interest", "colour": "orange"} if said.has_interest else "Free"


def scorers(panel: Panel, bid: Any) -> dict[str, str] | str:
    many = len(bid.allocations.all())
    words = f"{many} of {panel.scorers_each}"
    return {"text": words, "colour": "red"} if many < panel.scorers_each else words
