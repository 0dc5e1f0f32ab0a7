"""Small real forms and sheets, made through acts as the rooms above make them."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Allowed
from almoner.ground.questions import copying, saving
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.models import AnswerSheet, Question, QuestionSet, Topic
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import Action

NOON = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)


def an_act(by: Person | None = None, at: datetime = NOON) -> Act:
    return Act(name="tests.act", clause="4.9", by=by, at=at, role="tester")


def a_person(email: str = "amina@example.org") -> Person:
    return an_act().add(Person(email=email, name="Amina"))


def a_question(**changes: Any) -> Question:
    """Not saved: for the pure parts of the engine."""
    topic = changes.pop("topic", None) or Topic(key="topic", title="Topic")
    return Question(**({"key": "name", "label": "Project name", "topic": topic} | changes))


def a_set(*topics: dict[str, Any], title: str = "A form") -> QuestionSet:
    return copying.load_set(an_act(), {"title": title, "topics": list(topics)})


def a_topic(*questions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"key": "first", "title": "First", "questions": list(questions)} | changes


def asks(key: str, kind: str = "short_text", **changes: Any) -> dict[str, Any]:
    return {"key": key, "label": f"What is {key}?", "kind": kind} | changes


def a_long_form(count: int) -> QuestionSet:
    return a_set(a_topic(*(asks(f"q{number}") for number in range(count))))


def a_frozen_form(count: int) -> QuestionSet:
    """As it stands while bids are written; its layout is known already."""
    made = a_long_form(count)
    made.frozen_at = NOON
    layout_of(an_act().save(made))
    return made


def a_sheet(question_set: QuestionSet, band: str = "") -> AnswerSheet:
    return an_act().add(AnswerSheet(question_set=question_set, band=band))


def give(sheet: AnswerSheet, **raw: Any) -> saving.Saved:
    """Save answers over whatever stands there."""
    with transaction.atomic():
        return saving.save_answers(an_act(), sheet, raw, saving.stamps_of(sheet))


SAVE = Action(
    name="tests.save_answers",
    clause="4.9",
    may=lambda person, sheet: Allowed("member"),
    body=lambda act, sheet, raw, versions: saving.save_answers(act, sheet, raw, versions),
)
