"""New forms: a copy of another, or one read from a file."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from almoner.ground.core.refusals import Refused
from almoner.ground.questions import shapes
from almoner.ground.questions.editing import must_have, new_key
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.models import Question, QuestionSet, Topic
from almoner.ground.workflow.act import Act

TOPIC_FIELDS = tuple(shapes.TOPIC)
QUESTION_FIELDS = tuple(shapes.QUESTION)


def next_version(title: str) -> int:
    last = QuestionSet.objects.filter(title=title).aggregate(last=Max("version"))["last"]
    return (last or 0) + 1


def copy_set(act: Act, question_set: QuestionSet, title: str = "") -> QuestionSet:
    """A draft with the same topics and questions; under the same title it is the next version."""
    layout = layout_of(question_set)
    title = title or question_set.title
    made = act.add(QuestionSet(title=title, version=next_version(title), made_from=question_set))
    topics = act.add_all(
        Topic(question_set=made, position=one.position, **{name: getattr(one, name) for name in TOPIC_FIELDS})
        for one in layout.topics
    )
    new = {old.pk: topic for old, topic in zip(layout.topics, topics, strict=True)}
    act.add_all(
        Question(
            question_set=made,
            topic=new[one.topic_id],
            position=one.position,
            **{name: getattr(one, name) for name in QUESTION_FIELDS},
        )
        for one in layout.questions
    )
    return made


def listed(holder: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = holder.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise Refused(f"“{name}” must be a list of tables.")
    return rows


def load_set(act: Act, source: Mapping[str, Any]) -> QuestionSet:
    """A draft from what a TOML file holds: `title`, `[[topics]]` and in each `[[topics.questions]]`."""
    must_have(source, "title")
    title = shapes.read({"title": shapes.TOPIC["title"]}, {"title": source["title"]})["title"]
    made = act.add(QuestionSet(title=title, version=next_version(title)))
    rows = listed(source, "topics")
    topics = [read_topic(made, row, place) for place, row in enumerate(rows, start=1)]
    refuse_repeated([topic.key for topic in topics])
    topics = act.add_all(topics)
    questions = [
        read_question(topic, row, place)
        for topic, holder in zip(topics, rows, strict=True)
        for place, row in enumerate(listed(holder, "questions"), start=1)
    ]
    refuse_repeated([question.key for question in questions])
    act.add_all(questions)
    return made


def refuse_repeated(keys: list[str]) -> None:
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise Refused([f"The key “{key}” is given twice." for key in twice])


def read_topic(question_set: QuestionSet, row: Mapping[str, Any], place: int) -> Topic:
    details = {name: value for name, value in row.items() if name != "questions"}
    made = read_part(shapes.TOPIC, details, "title", f"Topic {place}")
    return Topic(question_set=question_set, position=place, **made)


def read_question(topic: Topic, row: Mapping[str, Any], place: int) -> Question:
    made = read_part(shapes.QUESTION, row, "label", f"Topic {topic.key}, question {place}")
    return Question(question_set=topic.question_set, topic=topic, position=place, **made)


def read_part(
    readers: Mapping[str, shapes.Reader], details: Mapping[str, Any], named_by: str, where: str
) -> dict[str, Any]:
    """The details, with a key; a refusal says where in the file it is."""
    try:
        must_have(details, named_by)
        made = shapes.read(readers, details)
    except Refused as no:
        raise Refused([f"{where}. {reason}" for reason in no.reasons]) from None
    return made | {"key": new_key(made.get("key", ""), made[named_by], ())}
