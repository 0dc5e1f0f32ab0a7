"""Rounds as all may see them: what is open, an invitation, and who helps with a bid."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from almoner.analyse.areas.queries import areas_on
from almoner.analyse.partnerships.models import CVS
from almoner.analyse.partnerships.queries import covering, partnerships_on
from almoner.do.rounds import access, queries
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DRAFT
from almoner.doors.public.rounds import showing
from almoner.ground.core.calendar import london_date
from almoner.plan.priorities.queries import plan_on


def at_of(request: HttpRequest) -> Any:
    return request.received_at  # type: ignore[attr-defined]


def seen(request: HttpRequest, public_id: str) -> Round:
    """Staff may look at an invitation before it is published."""
    rows = access.visible_to(request.user).select_related("fund", "question_set")  # type: ignore[arg-type]
    return get_object_or_404(rows, public_id=public_id)


def rounds(request: HttpRequest) -> HttpResponse:
    """Open, coming and past rounds."""
    at = at_of(request)
    words = {
        "open": [(one, showing.standing(one, at)) for one in queries.open_rounds(at)],
        "coming": [(one, showing.standing(one, at)) for one in queries.coming_rounds(at)],
        "past": [(one, showing.standing(one, at)) for one in queries.past_rounds(at)],
    }
    return render(request, "public/rounds/rounds.html", words)


def round(request: HttpRequest, public_id: str) -> HttpResponse:
    """The invitation."""
    row, at = seen(request, public_id), at_of(request)
    status, colour = showing.standing(row, at)
    words = {
        "round": row,
        "status": status,
        "colour": colour,
        "is_open": row.is_open(at),
        "is_draft": row.status == DRAFT,
        "takes_questions": row.status == "published" and row.closes_at is not None and at <= row.closes_at,
        "who": showing.lines(row.who_can_apply),
        "not_funded": showing.lines(row.not_funded),
        "steps": showing.steps(row, at),
        "criteria": list(row.criteria.all()),
        "priorities": queries.priorities_of(row),
        "plan": plan_on(row.decision_on or london_date(row.closes_at or at)),
        "areas": queries.areas_of(row),
        "forms": showing.forms(row),
        "extensions": list(row.extensions.all()),
        "answered": list(queries.answered(row)),
    }
    return render(request, "public/rounds/round.html", words)


def help_with_bid(request: HttpRequest) -> HttpResponse:
    """Councils for Voluntary Service, for one area or all (4.18)."""
    day = london_date(at_of(request))
    areas = list(areas_on(day))
    chosen = next((one for one in areas if one.code == request.GET.get("area", "")), None)
    helpers = covering(CVS, [chosen], day) if chosen else partnerships_on(day).filter(kind=CVS)
    words = {"areas": areas, "chosen": chosen, "helpers": list(helpers)}
    return render(request, "public/rounds/help.html", words)
