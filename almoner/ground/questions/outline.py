"""A form as somebody reads it before answering: every question with its limits, reason and condition."""

from collections.abc import Mapping
from dataclasses import dataclass

from almoner.ground.core import money
from almoner.ground.questions import states
from almoner.ground.questions.display import value_words
from almoner.ground.questions.layout import Layout, asked_in, in_band
from almoner.ground.questions.models import Question, Topic

COUNTED = {states.CHOICES: "", states.TABLE: " rows"}
Criteria = Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """`number` is `3.2`; `notes` are sentences under the question."""

    number: str
    question: Question
    notes: tuple[str, ...]


@dataclass(frozen=True)
class OutlineTopic:
    number: str
    topic: Topic
    entries: tuple[Entry, ...]


def condition_words(layout: Layout, question: Question) -> str:
    """When a question is asked at all; nothing when it always is."""
    needs = layout.by_key.get(question.condition.get("question", ""))
    if needs is None:
        return ""
    condition = question.condition
    wanted = condition["any_of"] if "any_of" in condition else [condition.get("is")]
    kind = states.YES_NO if needs.kind == states.YES_NO else states.CHOICE
    told = [f"“{value_words(kind, one, needs.options)}”" for one in wanted]
    return f"Answer this only if you answered {' or '.join(told)} to “{needs.label}”."


def range_words(least: str, most: str, noun: str = "") -> str:
    if least and most:
        return f"{least}{noun}." if least == most else f"From {least} to {most}{noun}."
    return f"{least}{noun} or more." if least else f"Up to {most}{noun}." if most else ""


def limit_words(question: Question) -> str:
    """The limits of an answer in one sentence; nothing when there are none."""
    if question.kind in states.TEXTS:
        return f"Up to {question.word_limit:,} words." if question.word_limit else ""
    if question.kind not in states.ADDING_UP and question.kind not in COUNTED:
        return ""
    as_words = money.in_words if question.kind == states.MONEY else "{:,}".format
    least, most = (
        "" if limit is None else as_words(limit) for limit in (question.smallest, question.largest)
    )
    return range_words(least, most, COUNTED.get(question.kind, ""))


def notes_on(layout: Layout, question: Question, criteria: Criteria) -> list[str]:
    """What stands under a question, the condition first."""
    scored = criteria.get(question.scored_by, "")
    told = (
        condition_words(layout, question),
        question.help,
        f"Why we ask: {question.why_asked}" if question.why_asked else "",
        f"For example: {question.example}" if question.example else "",
        f"Scored under: {scored}." if scored else "",
        limit_words(question),
    )
    return [note for note in told if note]


def outline(layout: Layout, band: str, criteria: Criteria | None = None) -> list[OutlineTopic]:
    """All that the band may be asked, numbered."""
    asked = asked_in(layout, band)
    topics = [topic for topic in layout.topics if in_band(topic.bands, band)]
    return [
        OutlineTopic(
            str(at),
            topic,
            tuple(
                Entry(f"{at}.{place}", question, tuple(notes_on(layout, question, criteria or {})))
                for place, question in enumerate((one for one in asked if one.topic_id == topic.pk), start=1)
            ),
        )
        for at, topic in enumerate(topics, start=1)
    ]
