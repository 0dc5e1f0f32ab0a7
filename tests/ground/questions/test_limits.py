"""Limits warn while drafting: each has two sides."""

import pytest

from almoner.ground.questions.limits import broken_limits
from almoner.ground.questions.texts import count_words
from tests.ground.questions.builders import a_question

COLUMNS = [
    {"key": "what", "title": "What", "kind": "short_text", "required": True},
    {"key": "cost", "title": "Cost", "kind": "money"},
]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one", 1),
        ("one – two", 3),
        (" a\n\nb\tc ", 3),
        ("don't co-operate", 2),
        ("https://a.b/c?d e", 2),
    ],
)
def test_a_word_is_what_stands_between_spaces(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize("kind", ["short_text", "long_text"])
def test_the_last_word_is_free_and_the_next_is_counted(kind):
    question = a_question(kind=kind, word_limit=3)

    assert broken_limits(question, "one two three") == []
    assert broken_limits(question, "one two three four") == ["Use 3 words or fewer. You have used 4."]


@pytest.mark.parametrize(
    ("limits", "value", "said"),
    [
        ({"kind": "number"}, 0, []),
        ({"kind": "number"}, -1, ["Enter 0 or more."]),
        ({"kind": "number", "smallest": -5}, -5, []),
        ({"kind": "number", "smallest": -5}, -6, ["Enter -5 or more."]),
        ({"kind": "number", "smallest": 1000}, 999, ["Enter 1,000 or more."]),
        ({"kind": "number", "largest": 1000}, 1000, []),
        ({"kind": "number", "largest": 1000}, 1001, ["Enter 1,000 or less."]),
        ({"kind": "money", "largest": 2_000_000}, 2_000_000, []),
        ({"kind": "money", "largest": 2_000_000}, 2_000_001, ["Enter £20,000 or less."]),
        ({"kind": "money", "smallest": 50_050}, 50_049, ["Enter £500.50 or more."]),
        ({"kind": "choices", "smallest": 2}, ["a"], ["Choose 2 or more."]),
        ({"kind": "choices", "smallest": 2}, ["a", "b"], []),
        ({"kind": "choices", "largest": 2}, ["a", "b"], []),
        ({"kind": "choices", "largest": 2}, ["a", "b", "c"], ["Choose 2 or fewer."]),
        ({"kind": "yes_no", "smallest": 2}, False, []),
        ({"kind": "date"}, "2026-01-01", []),
    ],
)
def test_each_limit_has_two_sides(limits, value, said):
    assert broken_limits(a_question(**limits), value) == said


def test_an_empty_answer_breaks_no_limit():
    assert broken_limits(a_question(kind="table", columns=COLUMNS, smallest=1), None) == []


def test_a_table_has_limits_of_rows_and_of_cells():
    question = a_question(kind="table", columns=COLUMNS, smallest=2, largest=2)
    good, bare, minus = {"what": "Hall", "cost": 1}, {"what": None, "cost": 5}, {"what": "Van", "cost": -1}

    assert broken_limits(question, [good, good]) == []
    assert broken_limits(question, [good]) == ["Fill in 2 rows or more."]
    assert broken_limits(question, [good] * 3) == ["Fill in 2 rows or fewer."]
    assert broken_limits(question, [bare, minus]) == [
        "Row 1, What: fill this in.",
        "Row 2, Cost: enter 0 or more.",
    ]
