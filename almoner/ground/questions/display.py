"""Answers as people read them: on the check page, in the panel's pane, on paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from almoner.ground.core import money
from almoner.ground.questions import states, tables
from almoner.ground.questions.layout import Layout, Values, visible_questions, visible_topics
from almoner.ground.questions.models import Question, Topic
from almoner.ground.ui import words

NO_ANSWER = "Not answered"
Names = Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A table as text; `figures` says which columns are numbers, `totals` is empty when nothing adds up."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()
    figures: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Said:
    """One question and its answer in words."""

    question: Question
    text: str
    table: Table | None = None
    is_answered: bool = True


@dataclass(frozen=True)
class SaidTopic:
    topic: Topic
    answers: tuple[Said, ...] = field(default=())


def value_words(kind: str, value: Any, options: Iterable[Mapping[str, Any]] = ()) -> str:
    """One value of a kind; nothing when there is none."""
    labels = {str(option["value"]): str(option["label"]) for option in options}
    if value is None:
        return ""
    if kind == states.YES_NO:
        return "Yes" if value else "No"
    if kind == states.MONEY:
        return money.in_words(value)
    if kind == states.NUMBER:
        return words.number(value)
    if kind == states.DATE:
        return words.day(date.fromisoformat(value))
    if kind == states.CHOICES:
        return "\n".join(labels.get(one, one) for one in value)
    return labels.get(value, str(value))


def table_of(question: Question, rows: Sequence[Mapping[str, Any]] | None) -> Table:
    columns = question.columns
    sums = tables.totals(columns, rows)
    totals = [value_words(one["kind"], sums.get(one["key"])) for one in columns]
    if sums and not totals[0]:
        totals[0] = "Total"
    return Table(
        heads=tuple(column["title"] for column in columns),
        rows=tuple(
            tuple(value_words(one["kind"], row.get(one["key"]), one.get("options", ())) for one in columns)
            for row in rows or ()
        ),
        totals=tuple(totals) if sums else (),
        figures=tuple(column["kind"] in states.ADDING_UP for column in columns),
    )


def lines_of(table: Table) -> str:
    """The table as lines of text: `Item: Hall. Cost: £120.`"""
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    return "\n".join(
        ". ".join(f"{head}: {cell}" for head, cell in zip(table.heads, row, strict=True) if cell)
        for row in rows
    )


def display(question: Question, value: Any, file_names: Names | None = None) -> str:
    """The answer as plain text, in lines; nothing when there is none."""
    if value is None:
        return ""
    if question.kind == states.TABLE:
        return lines_of(table_of(question, value))
    if question.kind == states.FILE:
        return (file_names or {}).get(value, "A file")
    return value_words(question.kind, value, question.options)


def said(question: Question, value: Any, file_names: Names | None = None) -> Said:
    table = table_of(question, value) if question.kind == states.TABLE and value else None
    text = display(question, value, file_names)
    return Said(question, text or NO_ANSWER, table, is_answered=bool(text))


def read_topics(
    layout: Layout, band: str, answers: Values, file_names: Names | None = None
) -> list[SaidTopic]:
    """Every topic of the form with the questions that are asked and what was answered."""
    asked = visible_questions(layout, band, answers)
    return [
        SaidTopic(
            topic,
            tuple(said(one, answers.get(one.key), file_names) for one in asked if one.topic_id == topic.pk),
        )
        for topic in visible_topics(layout, band, answers)
    ]
