"""Freezing a form: from then on it never changes, so first every contradiction in it is refused in words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from almoner.ground.core.refusals import Refused
from almoner.ground.questions import states
from almoner.ground.questions.editing import held_draft
from almoner.ground.questions.layout import Layout, layout_of
from almoner.ground.questions.models import Question, QuestionSet, Topic
from almoner.ground.workflow.act import Act

WAITS_ON = states.CHOOSING | {states.YES_NO}


@dataclass(frozen=True)
class Known:
    """What the subject knows: the names a form may use. None: any name."""

    criteria: Collection[str] | None = None
    bands: Collection[str] | None = None
    components: Collection[str] | None = None


def unknown(names: Collection[str], known: Collection[str] | None) -> list[str]:
    return [] if known is None else [name for name in names if name and name not in known]


def topic_faults(layout: Layout, topic: Topic, known: Known) -> Iterator[str]:
    if topic.asks_questions and not layout.of_topic(topic):
        yield f"The topic “{topic.title}” asks nothing."
    if not topic.asks_questions:
        for name in unknown([topic.component], known.components):
            yield f"The topic “{topic.title}” is the page “{name}”, which does not exist."
    for name in unknown(topic.bands, known.bands):
        yield f"The topic “{topic.title}” is for the band “{name}”, which does not exist."


def name_faults(question: Question, known: Known) -> Iterator[str]:
    for name in unknown([question.scored_by], known.criteria):
        yield f"“{question.label}” is scored by “{name}”, which is not a criterion."
    for name in unknown(question.bands, known.bands):
        yield f"“{question.label}” is for the band “{name}”, which does not exist."


def shape_faults(question: Question) -> Iterator[str]:
    """What its kind needs and does not have."""
    if question.kind in states.CHOOSING and not question.options:
        yield f"“{question.label}” has nothing to choose from."
    if question.kind == states.TABLE and not question.columns:
        yield f"“{question.label}” is a table without columns."
    for column in question.columns if question.kind == states.TABLE else ():
        if column["kind"] == states.CHOICE and not column.get("options"):
            yield f"“{question.label}”, column “{column['title']}”: there is nothing to choose from."
    if (
        question.smallest is not None
        and question.largest is not None
        and question.smallest > question.largest
    ):
        yield f"“{question.label}”: the smallest that may be entered is more than the largest."
    if (
        question.kind == states.CHOICES
        and question.options
        and (question.smallest or 0) > len(question.options)
    ):
        yield f"“{question.label}” asks for more choices than there are."


def wanted_by(question: Question) -> list[Any]:
    condition = question.condition
    return list(condition["any_of"]) if "any_of" in condition else [condition.get("is")]


def condition_faults(layout: Layout, question: Question) -> Iterator[str]:
    """A condition must stand on an earlier question that is asked wherever this one is."""
    key = question.condition.get("question")
    if not key:
        return
    before = layout.questions[: layout.questions.index(question)]
    needs = next((one for one in before if one.key == key), None)
    if needs is None:
        where = "comes later" if key in layout.by_key and key != question.key else "is not in this form"
        yield f"“{question.label}” waits for the answer to “{key}”, which {where}."
        return
    if needs.kind not in WAITS_ON:
        yield f"“{question.label}” waits for an answer to “{needs.label}”, which is not a choice."
        return
    possible = [True, False] if needs.kind == states.YES_NO else list(needs.option_words())
    for value in wanted_by(question):
        if not any(type(value) is type(one) and value == one for one in possible):
            yield f"“{question.label}” waits for an answer that “{needs.label}” does not offer."
    yield from band_faults(question, needs)


def bands_of(question: Question) -> frozenset[str] | None:
    """The bands in which it is asked; None is all of them."""
    lists = [frozenset(bands) for bands in (question.bands, question.topic.bands) if bands]
    return frozenset.intersection(*lists) if lists else None


def band_faults(question: Question, needs: Question) -> Iterator[str]:
    asked, answered = bands_of(question), bands_of(needs)
    if answered is not None and (asked is None or asked - answered):
        yield f"“{question.label}” is asked in bands in which “{needs.label}”, on which it waits, is not."


def repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def faults(asked: QuestionSet | Layout, known: Known) -> list[str]:
    """Every reason why the form cannot be frozen as it stands, in the order of the form."""
    layout = layout_of(asked)
    found = [] if layout.topics else ["The form has no topics."]
    for kind, rows in (("topics", layout.topics), ("questions", layout.questions)):
        found += [f"Two {kind} have the key “{key}”." for key in repeated([row.key for row in rows])]
    for topic in layout.topics:
        found += topic_faults(layout, topic, known)
        for question in layout.of_topic(topic):
            found += name_faults(question, known)
            found += shape_faults(question)
            found += condition_faults(layout, question)
    return found


def freeze(act: Act, question_set: QuestionSet, known: Known) -> QuestionSet:
    """From now on nothing in the form can be changed."""
    held = held_draft(question_set.pk)
    if found := faults(held, known):
        raise Refused(found)
    held.frozen_at = act.at
    return act.save(held)
