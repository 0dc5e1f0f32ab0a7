"""What changed between two versions of a form."""

import pytest

from almoner.ground.questions import editing
from almoner.ground.questions.copying import copy_set
from almoner.ground.questions.differences import ADDED, CHANGED, DROPPED, MOVED, Difference, differences
from almoner.ground.questions.models import Question, Topic
from tests.ground.questions.builders import a_set, a_topic, an_act, asks

pytestmark = pytest.mark.django_db


def versions():
    old = a_set(
        a_topic(asks("a"), asks("b"), asks("c"), asks("d")), a_topic(asks("e"), key="second", title="Second")
    )
    return old, copy_set(an_act(), old)


def of(question_set, key):
    return Question.objects.get(question_set=question_set, key=key)


def topic_of(question_set, key):
    return Topic.objects.get(question_set=question_set, key=key)


def test_what_was_added_dropped_and_reworded_is_listed():
    old, new = versions()
    editing.drop(an_act(), of(new, "a"))
    editing.reword(an_act(), of(new, "b"), {"label": "Better", "word_limit": 5})
    editing.add_question(an_act(), topic_of(new, "second"), {"label": "More"})
    editing.reword(an_act(), topic_of(new, "first"), {"title": "Start"})

    assert differences(old, new) == [
        Difference(CHANGED, "topic", "first", "title", "First", "Start"),
        Difference(DROPPED, "question", "a"),
        Difference(ADDED, "question", "more"),
        Difference(CHANGED, "question", "b", "label", "What is b?", "Better"),
        Difference(CHANGED, "question", "b", "word_limit", None, 5),
    ]


def test_one_that_moved_is_listed_and_those_it_passed_are_not():
    old, new = versions()
    editing.move(an_act(), of(new, "d"), -3)

    assert differences(old, new) == [Difference(MOVED, "question", "d")]


def test_one_in_another_topic_says_which():
    old, new = versions()
    editing.place_in(an_act(), of(new, "b"), topic_of(new, "second"))

    assert differences(old, new) == [Difference(MOVED, "question", "b", "topic", "first", "second")]


def test_a_topic_that_moved_does_not_move_its_questions():
    old, new = versions()
    editing.move(an_act(), topic_of(new, "second"), -1)

    assert differences(old, new) == [Difference(MOVED, "topic", "second")]
