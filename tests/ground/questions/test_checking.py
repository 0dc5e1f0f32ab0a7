"""What is missing, what is over a limit, and how far each topic is."""

import pytest

from almoner.ground.questions.checking import complete, kept_answers, missing, topic_states, values_of
from almoner.ground.questions.layout import layout_of
from tests.ground.questions.builders import a_long_form, a_set, a_sheet, a_topic, asks, give

pytestmark = pytest.mark.django_db


def a_form():
    return a_set(
        a_topic(asks("name", label="Project name"), asks("nick", required=False)),
        a_topic(
            asks("need", "long_text", word_limit=2),
            asks("children", "yes_no", label="Are there children?"),
            asks("policy", "file", label="Policy", condition={"question": "children", "is": True}),
            key="second",
            title="Second",
        ),
    )


def told(found):
    return [(one.topic.key, one.question.key, one.sentence) for one in found]


def test_what_is_asked_and_not_answered_is_missing():
    sheet = a_sheet(a_form())
    give(sheet, need="help")

    assert told(missing(sheet)) == [
        ("first", "name", "Enter an answer for “Project name”."),
        ("second", "children", "Choose an answer for “Are there children?”."),
    ]


def test_an_answer_may_ask_for_more():
    sheet = a_sheet(a_form())
    give(sheet, name="Hope", need="help", children="yes")

    assert told(missing(sheet)) == [("second", "policy", "Choose a file for “Policy”.")]


def test_no_is_an_answer_and_so_is_nought():
    sheet = a_sheet(a_set(a_topic(asks("children", "yes_no"), asks("many", "number"), asks("cost", "money"))))
    give(sheet, children="no", many="0", cost="0")

    assert complete(sheet) == []


def test_over_the_limit_is_a_problem_only_of_finishing():
    sheet = a_sheet(a_form())
    give(sheet, name="Hope", need="one two three", children="no")

    assert missing(sheet) == []
    assert told(complete(sheet)) == [("second", "need", "Use 2 words or fewer. You have used 3.")]


def test_a_hidden_answer_is_not_checked():
    form = a_set(
        a_topic(
            asks("ask", "yes_no"), asks("n", "number", largest=5, condition={"question": "ask", "is": True})
        )
    )
    sheet = a_sheet(form)
    give(sheet, ask="no", n="6")

    assert complete(sheet) == []


def test_an_emptied_answer_is_missing_again():
    sheet = a_sheet(a_set(a_topic(asks("name"))))
    give(sheet, name="Hope")
    give(sheet, name=" ")

    assert [one.question.key for one in missing(sheet)] == ["name"]


def test_topics_are_empty_started_or_done():
    sheet = a_sheet(a_form())
    layout = layout_of(sheet)
    states = [topic_states(layout, "", values_of(sheet))]
    give(sheet, name="Hope", need="one two three", children="no")
    states.append(topic_states(layout, "", values_of(sheet)))
    give(sheet, need="one two")
    states.append(topic_states(layout, "", values_of(sheet)))

    assert states == [
        {"first": "empty", "second": "empty"},
        {"first": "done", "second": "started"},
        {"first": "done", "second": "done"},
    ]


def test_answers_are_known_by_the_keys_of_their_questions():
    sheet = a_sheet(a_form())
    give(sheet, name="Hope", children="no")

    assert values_of(sheet) == {"name": "Hope", "children": False}
    assert {key: answer.version for key, answer in kept_answers(sheet).items()} == {"name": 1, "children": 1}


@pytest.mark.parametrize("count", [1, 60])
def test_checking_a_sheet_costs_three_queries_whatever_its_length(count, django_assert_num_queries):
    sheet = a_sheet(a_long_form(count))
    give(sheet, **{f"q{number}": "an answer" for number in range(count)})

    with django_assert_num_queries(3):
        assert complete(sheet) == []
