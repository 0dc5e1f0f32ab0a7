"""Limits that a draft may break and a finished answer may not: nothing typed is refused or cut for them."""

from collections.abc import Callable
from typing import Any

from almoner.ground.core import money
from almoner.ground.questions import states, texts
from almoner.ground.questions.models import Question


def plain(number: int) -> str:
    return f"{number:,}"


def too_many_words(question: Question, value: str) -> list[str]:
    used = texts.count_words(value)
    if question.word_limit is None or used <= question.word_limit:
        return []
    return [f"Use {question.word_limit:,} words or fewer. You have used {used:,}."]


def out_of_range(question: Question, value: int) -> list[str]:
    """Nothing below 0 unless the question says so."""
    words: Callable[[int], str] = money.in_words if question.kind == states.MONEY else plain
    least = 0 if question.smallest is None else question.smallest
    if value < least:
        return [f"Enter {words(least)} or more."]
    if question.largest is not None and value > question.largest:
        return [f"Enter {words(question.largest)} or less."]
    return []


def wrong_count(question: Question, count: int, verb: str, noun: str) -> list[str]:
    if question.smallest is not None and count < question.smallest:
        return [f"{verb} {question.smallest:,}{noun} or more."]
    if question.largest is not None and count > question.largest:
        return [f"{verb} {question.largest:,}{noun} or fewer."]
    return []


def wrong_cells(question: Question, rows: list[dict[str, Any]]) -> list[str]:
    """Rows are numbered as they are kept, the empty ones left out."""
    found = []
    for number, row in enumerate(rows, start=1):
        for column in question.columns:
            value, title = row.get(column["key"]), column["title"]
            if value is None and column.get("required"):
                found.append(f"Row {number}, {title}: fill this in.")
            if column["kind"] in states.ADDING_UP and value is not None and value < 0:
                found.append(f"Row {number}, {title}: enter 0 or more.")
    return found


def broken_limits(question: Question, value: Any) -> list[str]:
    """What must change before this answer counts as finished, in sentences."""
    if value is None:
        return []
    if question.kind in states.TEXTS:
        return too_many_words(question, value)
    if question.kind in states.ADDING_UP:
        return out_of_range(question, value)
    if question.kind == states.CHOICES:
        return wrong_count(question, len(value), "Choose", "")
    if question.kind == states.TABLE:
        return wrong_count(question, len(value), "Fill in", " rows") + wrong_cells(question, value)
    return []
