"""How long a form is: the minutes it asks of somebody, so that they can be held against the money (4.17)."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from almoner.ground.questions import states
from almoner.ground.questions.layout import Layout, asked_in, in_band, layout_of
from almoner.ground.questions.models import Question, QuestionSet, Topic
from almoner.ground.questions.texts import count_words

READ_WORDS_A_MINUTE = 200
WRITE_WORDS_A_MINUTE = 10
WORDS_WITHOUT_LIMIT = 150
LINE_WORDS = 10
TABLE_ROWS = 3
PAGE_MINUTES = 10.0
MINUTES = {
    states.CHOICE: 0.5,
    states.CHOICES: 1.0,
    states.YES_NO: 0.5,
    states.NUMBER: 2.0,
    states.MONEY: 2.0,
    states.DATE: 0.5,
    states.FILE: 10.0,
}
"""Minutes for answers that are not written: to think, to look it up, to find and check a document."""


@dataclass(frozen=True)
class Measure:
    """`words` are those the form lets one write; `minutes` is the whole of it, rounded up."""

    minutes: int
    words: int
    questions: int


def words_to_read(question: Question) -> int:
    told = (
        question.label,
        question.why_asked,
        question.help,
        question.example,
        *question.option_words().values(),
    )
    return sum(map(count_words, told)) + sum(count_words(column["title"]) for column in question.columns)


def words_to_write(question: Question) -> int:
    if question.kind == states.LONG_TEXT:
        return question.word_limit or WORDS_WITHOUT_LIMIT
    if question.kind == states.SHORT_TEXT:
        return min(question.word_limit or LINE_WORDS, LINE_WORDS)
    return 0


def answering_minutes(question: Question) -> float:
    """Apart from reading and writing."""
    if question.kind == states.TABLE:
        rows = max(TABLE_ROWS, question.smallest or 0)
        return rows * sum(MINUTES.get(column["kind"], 1.0) for column in question.columns)
    return MINUTES.get(question.kind, 0.0)


def measure(
    asked: QuestionSet | Layout, band: str, page_minutes: Mapping[str, float] | None = None
) -> Measure:
    """All that the band may be asked. `page_minutes` are the subject's own pages, by component."""
    layout = layout_of(asked)
    questions = asked_in(layout, band)
    topics = [topic for topic in layout.topics if in_band(topic.bands, band)]
    words = sum(map(words_to_write, questions))
    reading = sum(map(words_to_read, questions)) + sum(map(topic_words, topics))
    own = [(page_minutes or {}).get(one.component, PAGE_MINUTES) for one in topics if not one.asks_questions]
    minutes = reading / READ_WORDS_A_MINUTE + words / WRITE_WORDS_A_MINUTE
    return Measure(
        minutes=ceil(minutes + sum(own) + sum(map(answering_minutes, questions))),
        words=words,
        questions=len(questions),
    )


def topic_words(topic: Topic) -> int:
    return count_words(topic.title) + count_words(topic.intro)
