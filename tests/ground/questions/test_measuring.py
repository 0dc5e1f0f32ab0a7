"""The measured length of a form, by hand and by the engine."""

import pytest

from almoner.ground.questions.measuring import Measure, measure
from tests.ground.questions.builders import a_set, a_topic, asks

pytestmark = pytest.mark.django_db


def of(*questions, band="", pages=None, **topic):
    return measure(a_set(a_topic(*questions, **({"title": "T"} | topic))), band, pages)


def said(count):
    return " ".join(["word"] * count)


@pytest.mark.parametrize(
    ("question", "minutes", "words"),
    [
        (asks("a", "long_text", help=said(196), word_limit=300), 1 + 30, 300),
        (asks("a", "long_text", help=said(197), word_limit=300), 32, 300),
        (asks("a", "long_text", help=said(196)), 1 + 15, 150),
        (asks("a", help=said(196)), 1 + 1, 10),
        (asks("a", help=said(196), word_limit=75), 1 + 1, 10),
        (asks("a", help=said(196), word_limit=5), 2, 5),
        (asks("a", "file", help=said(196)), 11, 0),
        (asks("a", "number", help=said(196)), 3, 0),
        (asks("a", "choice", help=said(96), options=[said(50), ["b", said(50)]]), 2, 0),
        (
            asks("a", "table", help=said(194), columns=[{"title": "A"}, {"title": "B", "kind": "money"}]),
            10,
            0,
        ),
        (asks("a", "table", help=said(194), columns=[{"title": "A"}, {"title": "B"}], smallest=5), 11, 0),
    ],
)
def test_each_kind_has_its_minutes_and_words(question, minutes, words):
    assert of(question) == Measure(minutes=minutes, words=words, questions=1)


def test_only_what_the_band_sees_is_counted_and_questions_that_may_be_asked_are():
    questions = (
        asks("a", "yes_no"),
        asks("b", "long_text", word_limit=100, condition={"question": "a", "is": True}),
        asks("c", "long_text", word_limit=500, bands=["long"]),
    )

    assert of(*questions, band="short") == Measure(minutes=11, words=100, questions=2)
    assert of(*questions, band="long") == Measure(minutes=61, words=600, questions=3)


def test_a_page_of_the_subject_takes_ten_minutes_or_what_the_subject_says():
    budget = a_set(a_topic(title="Budget", component="budget"))

    assert measure(budget, "") == Measure(minutes=11, words=0, questions=0)
    assert measure(budget, "", {"budget": 29.5}) == Measure(minutes=30, words=0, questions=0)
