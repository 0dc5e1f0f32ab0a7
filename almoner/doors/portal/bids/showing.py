"""Bids as the pieces of a page: tasks, steps, sections, findings."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.queries import cvs_for
from almoner.do.applications import progress, queries
from almoner.do.applications.copies import file_names
from almoner.do.applications.gathering import Whole
from almoner.do.applications.models import Application
from almoner.do.applications.reading import Section, sections
from almoner.do.applications.states import APPLICATION
from almoner.do.rounds.models import Round
from almoner.do.rounds.queries import timeline
from almoner.doors.portal.bids.opening import address
from almoner.ground.core.calendar import london_date
from almoner.ground.questions.checking import problems
from almoner.ground.ui import words
from almoner.policy.findings import Finding

STATES = {
    "done": ("Done", ""),
    "started": ("Begun", "teal"),
    "empty": ("Not begun", "blue"),
    "waiting": ("Cannot start yet", ""),
    "optional": ("Optional", "grey"),
}
TOPICS = {
    "amount": "basics", "grounds": "basics", "differs": "basics", "organisation": "basics",
    "aims": "priorities", "consortium": "partners", "match": "budget", "after_our_money": "afterwards",
    "earlier_awards": "continuation",
}  # fmt: skip
WITHDRAWABLE = frozenset(
    source for move in APPLICATION.moves if move.name == "withdraw" for source in move.sources
)
APPLICANTS_EVENTS = frozenset({
    "applications.submit", "applications.confirm", "applications.note_late", "applications.accept_late",
    "applications.withdraw", "applications.request_endorsement", "applications.answer_endorsement",
    "applications.remind_partner", "applications.anonymise",
})  # fmt: skip


def task_groups(bid: Application, tasks: Iterable[progress.Task]) -> list[dict[str, Any]]:
    """The list of tasks: the form's topics, then checking and sending."""
    items = []
    for one in tasks:
        status, colour = STATES[one.state]
        href = "" if one.state == progress.WAITING else address(bid, "topic", one.topic.key)
        items.append(
            {"text": one.topic.title, "href": href, "hint": one.hint, "status": status, "colour": colour}
        )
    check = {
        "text": "Check your answers and send",
        "href": address(bid, "check"),
        "hint": "See the bid as the panel will see it, and what is still missing.",
        "status": "",
        "colour": "",
    }
    return [{"title": "The form", "items": items}, {"title": "Send it", "items": [check]}]


def steps_of(bid: Application, at: datetime) -> list[dict[str, Any]]:
    """The timeline after sending."""
    return [
        {"when": when(one.on), "text": one.text, "state": one.state, "detail": one.detail}
        for one in queries.timeline(bid, at)
    ]


def when(on: Any) -> str:
    if on is None:
        return "Date to be set"
    return words.moment(on) if isinstance(on, datetime) else words.day(on)


def round_steps(round: Round, at: datetime) -> list[dict[str, Any]]:
    return [
        {"when": when(one.moment or one.day), "text": one.words, "state": "done" if one.is_past else "next"}
        for one in timeline(round, at)
    ]


def sections_of(whole: Whole) -> list[Section]:
    return sections(whole, file_names(whole))


def own_history(bid: Application) -> list[dict[str, Any]]:
    """What the applicants themselves did and were told; never what the office did inside."""
    told = queries.history(bid, only=APPLICANTS_EVENTS)
    return [
        {"when": words.moment(one.at), "text": one.words, "detail": one.who, "state": "done"} for one in told
    ]


def help_near(whole: Whole, at: datetime) -> list[Any]:
    """Councils for Voluntary Service of the bid's areas, or of the organisation's own (4.18)."""
    codes = [row.a for row in whole.areas]
    areas = list(Area.objects.filter(code__in=codes)) if codes else []
    home = whole.bid.organisation.home_area
    return list(cvs_for(areas or ([home] if home else []), london_date(at)))


def told(bid: Application, whole: Whole, found: Iterable[Finding]) -> dict[str, list[dict[str, str]]]:
    """Findings for the check page: what stops it, what is worth a look; with clause and topic."""
    keys = {one.component: one.key for one in whole.layout.topics if not one.asks_questions}

    def shown(one: Finding) -> dict[str, str]:
        key = keys.get(TOPICS.get(one.about, one.about), "")
        return {
            "because": one.because,
            "remedy": one.remedy,
            "clause": one.clause,
            "rule": one.rule,
            "href": address(bid, "topic", key) if key else "",
        }

    every = [one for one in found if one.outcome != "met"]
    return {
        "blocks": [shown(one) for one in every if one.blocks],
        "warns": [shown(one) for one in every if not one.blocks],
    }


def unanswered(bid: Application, whole: Whole) -> list[dict[str, str]]:
    """Each question still to be answered, with the page on which it is asked."""
    return [
        {"text": one.sentence, "href": address(bid, "topic", one.topic.key)}
        for one in problems(whole.layout, whole.bid.sheet.band, whole.answers)
    ]
