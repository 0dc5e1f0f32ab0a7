"""The set-up of a round as a list of tasks, each a short page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from almoner.do.rounds import publishing, queries
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DRAFT, ROUND
from almoner.do.rounds.wording import time_words
from almoner.doors.staff.rounds.parts import PARTS
from almoner.doors.staff.rounds.seen import COLOURS, may_run, seen
from almoner.ground.office.arrival import SignedIn
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.measuring import measure

DONE, TO_DO = ("Done", ""), ("To do", "blue")
WHOLE = 100
NEEDED = {
    "money": ("title", "available_pence", "guide_max_pence"),
    "dates": ("opens_at", "closes_at", "panel_on", "decision_on"),
    "who": ("who_can_apply", "not_funded", "eligible_kinds"),
    "texts": ("summary", "privacy_notice"),
    "reasons": ("approval_reference", "rationale", "equality_note"),
}


def set_up(request: SignedIn, public_id: str) -> HttpResponse:
    """While it is prepared a list of tasks; afterwards what was published, which nobody can change."""
    row = seen(request, public_id)
    words: dict[str, Any] = {"round": row, "colour": COLOURS[row.status], "state": ROUND.words[row.status]}
    if row.status != DRAFT:
        return render(request, "staff/rounds/kept.html", words | kept(row))
    tasks = task_groups(row, may_run(request, row))
    return render(
        request, "staff/rounds/set_up.html", words | {"groups": tasks, "may_run": may_run(request, row)}
    )


def task(row: Round, text: str, route: str, is_done: bool, hint: str = "", *more: str) -> dict[str, str]:
    status, colour = DONE if is_done else TO_DO
    href = reverse(f"staff:{route}", args=[row.public_id, *more])
    return {"text": text, "href": href, "hint": hint, "status": status, "colour": colour}


def filled(row: Round, part: str) -> bool:
    return all(getattr(row, name) for name in NEEDED[part])


def task_groups(row: Round, may_change: bool) -> list[dict[str, Any]]:
    """The parts in the order in which an officer thinks of them."""
    parts = {
        key: task(row, one.title, "round_part", key != "aims" and filled(row, key), "", key)
        for key, one in PARTS.items()
    }
    has_aims = row.allowed_priorities.exists() and row.allowed_areas.exists()
    parts["aims"] = task(row, PARTS["aims"].title, "round_part", has_aims, "", "aims")
    total = sum(row.criteria.values_list("weight", flat=True))
    faults = publishing.form_faults(row)
    groups = [
        {"title": "The offer", "items": [parts[key] for key in ("money", "dates", "who", "aims", "texts")]},
        {
            "title": "The form and how it is scored",
            "items": [
                task(
                    row,
                    "Criteria and weights",
                    "round_criteria",
                    total == WHOLE,
                    f"Weights add up to {total}.",
                ),
                task(row, "Bands", "round_bands", row.bands.exists(), lengths(row)),
                task(row, "The form", "round_form", not faults, " ".join(faults[:2])),
            ],
        },
        {"title": "Before it goes out", "items": [parts["reasons"], checks(row)]},
    ]
    return groups if may_change else [without_links(group) for group in groups]


def checks(row: Round) -> dict[str, str]:
    hint = "See what the rules say, and publish."
    return task(row, "Checks and publication", "round_publish", False, hint) | {"status": "", "colour": ""}


def without_links(group: dict[str, Any]) -> dict[str, Any]:
    return group | {"items": [one | {"href": ""} for one in group["items"]]}


def lengths(row: Round) -> str:
    """How long each band's form takes (4.17)."""
    layout = layout_of(row.question_set)
    told = (f"{band.name} takes {time_words(measure(layout, band.code).minutes)}" for band in row.bands.all())
    return "; ".join(told)


def kept(row: Round) -> dict[str, Any]:
    return {
        "criteria": list(row.criteria.all()),
        "bands": list(row.bands.all()),
        "lengths": lengths(row),
        "priorities": queries.priorities_of(row),
        "areas": queries.areas_of(row),
        "reasons": list(row.reasons_given.select_related("by")),
    }
