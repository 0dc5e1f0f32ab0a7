"""A round as the pieces of its pages: how it stands, its dates, how long its forms are."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from almoner.do.rounds import queries
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DRAFT, PUBLISHED, ROUND
from almoner.do.rounds.wording import time_words
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.measuring import measure
from almoner.ground.ui import words


def standing(round: Round, at: datetime) -> tuple[str, str]:
    """How the round stands, in a word and its colour."""
    if round.status == DRAFT:
        return "Not published", "grey"
    if round.is_open(at):
        return "Open", "green"
    if round.status == PUBLISHED and round.opens_at and at < round.opens_at:
        return "Opens soon", "blue"
    return ("Closed", "grey") if round.status == PUBLISHED else (ROUND.words[round.status], "grey")


def when(one: queries.Step) -> str:
    shown: date | datetime | None = one.moment or one.day
    return words.moment(shown) if isinstance(shown, datetime) else words.day(shown)


def steps(round: Round, at: datetime) -> list[dict[str, Any]]:
    return [
        {"when": when(one), "text": one.words, "state": "done" if one.is_past else "next"}
        for one in queries.timeline(round, at)
    ]


def forms(round: Round) -> list[dict[str, Any]]:
    """Each band's form: for how much, how long, where to read it and to fetch it."""
    layout = layout_of(round.question_set)
    found = []
    for band in round.bands.all():
        length = measure(layout, band.code)
        place = {"public_id": round.public_id, "band": band.code}
        found.append(
            {
                "band": band,
                "questions": length.questions,
                "time": time_words(length.minutes),
                "read": reverse("public:round_form", kwargs=place),
                "word": reverse("public:blank_form", kwargs=place | {"kind": "docx"}),
                "pdf": reverse("public:blank_form", kwargs=place | {"kind": "pdf"}),
            }
        )
    return found


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
