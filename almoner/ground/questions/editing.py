"""Changing a draft form. Plain functions over the act in hand: the subject makes actions of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.questions import shapes
from almoner.ground.questions.models import Answer, Question, QuestionSet, Topic
from almoner.ground.workflow.act import Act

Placed = TypeVar("Placed", Topic, Question)
Details = Mapping[str, Any]


def held_draft(number: int) -> QuestionSet:
    """The set, held against others until the transaction ends; refuses when it is frozen."""
    question_set = QuestionSet.objects.select_for_update().get(pk=number)
    if question_set.frozen_at:
        day = london_date(question_set.frozen_at)
        raise Refused(
            f"This form was frozen on {day:%-d %B %Y} and cannot be changed. Make a new version of it."
        )
    return question_set


def new_key(named: str, words: str, taken: Iterable[str]) -> str:
    taken = set(taken)
    if named in taken:
        raise Refused([f"The key {named} is used already."], by_field={"key": ["This key is used already."]})
    return named or shapes.slug_of(words, taken)


def must_have(details: Details, field: str) -> None:
    if field not in details:
        raise Refused([f"Enter a {field}."], by_field={field: [f"Enter a {field}."]})


def add_topic(act: Act, question_set: QuestionSet, details: Details) -> Topic:
    """Add a page at the end. Without a key, one is made from the title."""
    held = held_draft(question_set.pk)
    must_have(details, "title")
    made = shapes.read(shapes.TOPIC, details)
    others = list(Topic.objects.filter(question_set=held))
    made["key"] = new_key(made.get("key", ""), made["title"], (one.key for one in others))
    return act.add(Topic(question_set=held, position=next_place(others), **made))


def add_question(act: Act, topic: Topic, details: Details) -> Question:
    """Add a question at the end of a topic. Without a key, one is made from the label."""
    held = held_draft(topic.question_set_id)
    must_have(details, "label")
    made = shapes.read(shapes.QUESTION, details)
    others = list(Question.objects.filter(question_set=held))
    made["key"] = new_key(made.get("key", ""), made["label"], (one.key for one in others))
    place = next_place(one for one in others if one.topic_id == topic.pk)
    return act.add(Question(question_set=held, topic=topic, position=place, **made))


def next_place(others: Iterable[Topic | Question]) -> int:
    return max((one.position for one in others), default=0) + 1


def reword(act: Act, thing: Placed, changes: Details) -> Placed:
    """Change anything but the key, by which answers and conditions know the question."""
    held_draft(thing.question_set_id)
    readers = shapes.TOPIC if isinstance(thing, Topic) else shapes.QUESTION
    made = shapes.read({name: reader for name, reader in readers.items() if name != "key"}, changes)
    fresh: Placed = type(thing).objects.get(pk=thing.pk)
    for name, value in made.items():
        setattr(fresh, name, value)
    return act.save(fresh)


def siblings(thing: Topic | Question) -> Sequence[Topic | Question]:
    if isinstance(thing, Topic):
        return list(Topic.objects.filter(question_set_id=thing.question_set_id).order_by("position", "id"))
    return list(Question.objects.filter(topic_id=thing.topic_id).order_by("position", "id"))


def move(act: Act, thing: Topic | Question, steps: int) -> None:
    """Up (-1) or down (1) among its neighbours; at either end it stays."""
    held_draft(thing.question_set_id)
    row = list(siblings(thing))
    at = next(place for place, one in enumerate(row) if one.pk == thing.pk)
    row.insert(max(0, min(len(row) - 1, at + steps)), row.pop(at))
    moved = [one for place, one in enumerate(row, start=1) if one.position != place]
    for place, one in enumerate(row, start=1):
        one.position = place
    act.save_all(moved, ["position"])


def place_in(act: Act, question: Question, topic: Topic) -> Question:
    """Take a question to the end of another topic of the same form."""
    held_draft(question.question_set_id)
    if topic.question_set_id != question.question_set_id:
        raise Refused("A question cannot go to a topic of another form.")
    fresh = Question.objects.get(pk=question.pk)
    fresh.position = next_place(Question.objects.filter(topic=topic).exclude(pk=fresh.pk))
    fresh.topic = topic
    return act.save(fresh)


def drop(act: Act, thing: Topic | Question) -> None:
    """Remove a question, or a topic with its questions; refuses while others hang on it."""
    held_draft(thing.question_set_id)
    going = list(questions_of(thing))
    keys = {one.key for one in going}
    staying = Question.objects.filter(question_set_id=thing.question_set_id).exclude(
        pk__in=[q.pk for q in going]
    )
    hanging = [one for one in staying if one.condition.get("question") in keys]
    if hanging:
        raise Refused(
            [f"“{one.label}” is asked only after an answer given here. Change that first." for one in hanging]
        )
    if Answer.objects.filter(question__in=going).exists():
        raise Refused("This has been answered already, so it stays. Make a new version of the form.")
    act.remove_all(going)
    if isinstance(thing, Topic):
        act.remove(thing)


def questions_of(thing: Topic | Question) -> Iterable[Question]:
    return Question.objects.filter(topic=thing) if isinstance(thing, Topic) else [thing]
