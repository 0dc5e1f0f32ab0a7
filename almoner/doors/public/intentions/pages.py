"""The commissioning plan as the public reads it: what is marked for it, and how far it is (R5.2-2)."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from almoner.do.decisions.models import Decision
from almoner.do.decisions.states import PUBLISHED
from almoner.do.rounds.access import public as public_rounds
from almoner.ground.core import clock
from almoner.ground.ui.charts import progress
from almoner.ground.ui.words import counted, day
from almoner.plan.intentions.facts import lateness, standing
from almoner.plan.intentions.models import DECISION, ROUND, CommissioningAction
from almoner.plan.intentions.queries import published
from almoner.plan.intentions.states import DONE, DROPPED, PLANNED, UNDER_WAY

COLOURS = {PLANNED: "grey", UNDER_WAY: "blue", DONE: "green", DROPPED: "yellow"}
Links = dict[tuple[str, str], tuple[str, str]]


def plan(request: HttpRequest) -> HttpResponse:
    """By part of 5.2, each action with its day, its state in words and what was last said of it."""
    rows, today = list(published()), clock.today()
    links = links_of(rows)
    parts = [
        {"title": words or "More that is planned", "actions": [shown(one, today, links) for one in of_part]}
        for words, of_part in groupby(sorted(rows, key=by_part), lambda one: one.part_of_5_2)
    ]
    late = sum(bool(lateness(one, today)) for one in rows)
    words = {"parts": parts, "chart": chart(rows), "many": how_many(rows, late)}
    return render(request, "public/intentions/plan.html", words)


def by_part(row: CommissioningAction) -> str:
    """What serves no part of 5.2 stands last."""
    return row.letter or "~"


def how_many(rows: list[CommissioningAction], late: int) -> str:
    done, many = standing(rows)
    overdue = f", {late} overdue" if late else ""
    return f"{done} of {counted(many, 'action')} done{overdue}." if many else ""


def chart(rows: list[CommissioningAction]) -> Any:
    done, many = standing(rows)
    return progress(how_many(rows, 0), done, many) if many else ""


def shown(row: CommissioningAction, today: date, links: Links) -> dict[str, Any]:
    is_late = bool(lateness(row, today))
    known = (links.get((one.kind, one.reference)) for one in row.served_by.all())
    status = str(row.get_status_display())
    return {
        "row": row,
        "status": "Overdue" if is_late else status,
        "colour": "red" if is_late else COLOURS[row.status],
        "when": f"{status}, and overdue: it was due {day(row.due_on)}." if is_late else when(row),
        "note": next(iter(row.notes.all()), None),
        "links": [{"text": title, "href": href} for title, href in filter(None, known)],
    }


def when(row: CommissioningAction) -> str:
    if row.status == DONE:
        return f"Done on {day(row.settled_on)}; due {day(row.due_on)}."
    if row.status == DROPPED:
        return f"Dropped on {day(row.settled_on)}. {row.drop_reason}"
    return f"Due {day(row.due_on)}."


def links_of(rows: Iterable[CommissioningAction]) -> Links:
    """Only to what is public itself: published rounds and published decisions."""
    named = [(one.kind, one.reference) for row in rows for one in row.served_by.all()]
    codes = [reference for kind, reference in named if kind == ROUND]
    sheets = [reference for kind, reference in named if kind == DECISION]
    found: Links = {}
    for code, title, key in public_rounds().filter(code__in=codes).values_list("code", "title", "public_id"):
        found[ROUND, code] = (f"Round {code}: {title}", reverse("public:round", args=[key]))
    decided = Decision.objects.filter(status=PUBLISHED, reference__in=sheets)
    for reference, title in decided.values_list("reference", "title"):
        found[DECISION, reference] = (
            f"Decision {reference}: {title}", reverse("public:decision", args=[reference]),
        )  # fmt: skip
    return found
