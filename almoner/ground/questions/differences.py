"""What changed from one version of a form to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from almoner.ground.questions import shapes
from almoner.ground.questions.layout import Layout, layout_of
from almoner.ground.questions.models import Question, QuestionSet, Topic

ADDED, DROPPED, CHANGED, MOVED = "added", "dropped", "changed", "moved"


@dataclass(frozen=True)
class Difference:
    """One difference; `field` is given for what changed, with its value before and after."""

    what: str
    thing: str
    key: str
    field: str = ""
    before: object = None
    after: object = None


def changes(thing: str, before: Topic | Question, after: Topic | Question) -> Iterator[Difference]:
    fields = shapes.TOPIC if isinstance(before, Topic) else shapes.QUESTION
    for field in fields:
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield Difference(CHANGED, thing, before.key, field, old, new)


def topic_of(row: Topic | Question) -> str:
    return row.topic.key if isinstance(row, Question) else ""


def moves(
    thing: str, before: Sequence[Topic | Question], after: Sequence[Topic | Question]
) -> Iterator[Difference]:
    """Those in another topic, or not in their old order among the rows that both versions have there."""
    old, new = {row.key: row for row in before}, {row.key: row for row in after}
    elsewhere = {key for key in old.keys() & new.keys() if topic_of(old[key]) != topic_of(new[key])}
    for key in (row.key for row in after if row.key in elsewhere):
        yield Difference(MOVED, thing, key, "topic", topic_of(old[key]), topic_of(new[key]))
    both = (old.keys() & new.keys()) - elsewhere
    stayed = sorted((key for key in old if key in both), key=lambda key: topic_of(old[key]))
    order = sorted((key for key in new if key in both), key=lambda key: topic_of(new[key]))
    runs = SequenceMatcher(None, stayed, order, autojunk=False).get_matching_blocks()
    in_order = {key for run in runs for key in order[run.b : run.b + run.size]}
    yield from (Difference(MOVED, thing, key) for key in order if key not in in_order)


def row_differences(
    thing: str, before: Sequence[Topic | Question], after: Sequence[Topic | Question]
) -> Iterator[Difference]:
    old, new = {row.key: row for row in before}, {row.key: row for row in after}
    yield from (Difference(DROPPED, thing, key) for key in old if key not in new)
    yield from (Difference(ADDED, thing, key) for key in new if key not in old)
    for key in new:
        if key in old:
            yield from changes(thing, old[key], new[key])
    yield from moves(thing, before, after)


def differences(before: QuestionSet | Layout, after: QuestionSet | Layout) -> list[Difference]:
    """Topics first, then questions: dropped, added, changed field by field, moved."""
    old, new = layout_of(before), layout_of(after)
    return [
        *row_differences("topic", old.topics, new.topics),
        *row_differences("question", old.questions, new.questions),
    ]
