"""A set of questions read once, and which of them a sheet of answers is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from almoner.ground.questions.models import AnswerSheet, Question, QuestionSet, Topic

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Layout:
    """Topics and questions in their order, for reading only. It costs two queries, whatever its length."""

    topics: tuple[Topic, ...]
    questions: tuple[Question, ...]

    @cached_property
    def by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    def topic(self, key: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.key == key), None)

    def of_topic(self, topic: Topic) -> list[Question]:
        return [question for question in self.questions if question.topic_id == topic.pk]


def layout_of(asked: QuestionSet | AnswerSheet | Layout) -> Layout:
    """The layout of a set, or of the set that a sheet answers. A frozen one is read once a process."""
    if isinstance(asked, Layout):
        return asked
    if isinstance(asked, AnswerSheet):
        asked = asked.question_set
    return frozen(asked.pk, asked.public_id, asked.frozen_at) if asked.frozen_at else read(asked.pk)


@lru_cache(maxsize=32)
def frozen(number: int, public_id: str, frozen_at: datetime) -> Layout:
    """Nothing in a frozen set changes; should its number ever be given again, the rest of the key differs."""
    return read(number)


def read(number: int) -> Layout:
    topics = {
        topic.pk: topic for topic in Topic.objects.filter(question_set_id=number).order_by("position", "id")
    }
    places = {pk: place for place, pk in enumerate(topics)}
    questions = sorted(
        Question.objects.filter(question_set_id=number).order_by("position", "id"),
        key=lambda question: places[question.topic_id],
    )
    for question in questions:
        question.topic = topics[question.topic_id]
    return Layout(topics=tuple(topics.values()), questions=tuple(questions))


def in_band(bands: Sequence[str], band: str) -> bool:
    """An empty list is for all; an empty band (a reader of the whole form) sees everything."""
    return not bands or not band or band in bands


def alike(one: object, other: object) -> bool:
    """Equal and of one type: yes is not 1."""
    return type(one) is type(other) and one == other


def is_met(condition: Mapping[str, Any], value: object) -> bool:
    """Is the answer (or, of several choices, one of them) what the condition asks for?"""
    wanted = condition["any_of"] if "any_of" in condition else [condition.get("is")]
    given = value if isinstance(value, list) else [value]
    return any(alike(one, other) for one in given for other in wanted)


def asked_in(layout: Layout, band: str) -> list[Question]:
    """All questions of a band, also those that wait on an earlier answer."""
    return [one for one in layout.questions if in_band(one.topic.bands, band) and in_band(one.bands, band)]


def visible_questions(
    asked: QuestionSet | AnswerSheet | Layout, band: str, answers: Values
) -> list[Question]:
    """Questions asked now. One that hangs on a hidden question is hidden: hidden answers do not count."""
    shown: dict[str, Question] = {}
    for question in asked_in(layout_of(asked), band):
        needs = question.condition.get("question") if question.condition else None
        if needs is None or (needs in shown and is_met(question.condition, answers.get(needs))):
            shown[question.key] = question
    return list(shown.values())


def visible_topics(asked: QuestionSet | AnswerSheet | Layout, band: str, answers: Values) -> list[Topic]:
    """Topics of the band; one that only asks questions is left out while it asks none."""
    layout = layout_of(asked)
    asking = {question.topic_id for question in visible_questions(layout, band, answers)}
    return [
        topic
        for topic in layout.topics
        if in_band(topic.bands, band) and (topic.pk in asking or not topic.asks_questions)
    ]
