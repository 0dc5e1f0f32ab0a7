"""New forms from old ones and from files."""

import tomllib

import pytest

from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import digest, row_name
from almoner.ground.questions.copying import copy_set, load_set
from almoner.ground.questions.differences import differences
from almoner.ground.questions.freezing import Known, freeze
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.models import Question, QuestionSet, Topic
from tests.ground.questions.builders import a_long_form, a_set, a_topic, an_act, asks

pytestmark = pytest.mark.django_db

FORM = """
title = "Grant application"

[[topics]]
key = "need"
title = "Need and evidence"
intro = "What is wrong now?"

[[topics.questions]]
key = "need"
kind = "long_text"
label = "What is the need?"
why_asked = "Money goes where it is needed."
word_limit = 300
scored_by = "need"

[[topics.questions]]
key = "children"
kind = "yes_no"
label = "Do you work with children?"

[[topics.questions]]
key = "ages"
kind = "choices"
label = "Which ages?"
options = [["under5", "Under 5"], "5 to 11"]
required = false
bands = ["standard"]
condition = { question = "children", is = true }

[[topics]]
title = "Budget"
component = "budget"
"""


def test_a_form_is_read_from_toml():
    act = an_act()

    made = load_set(act, tomllib.loads(FORM))

    topics, questions = Topic.objects.order_by("position"), Question.objects.order_by("position")
    assert (made.title, made.version, made.made_from, made.frozen_at) == ("Grant application", 1, None, None)
    assert [(one.key, one.title, one.intro, one.component, one.bands) for one in topics] == [
        ("need", "Need and evidence", "What is wrong now?", "questions", []),
        ("budget", "Budget", "", "budget", []),
    ]
    assert [(one.key, one.kind, one.required, one.word_limit, one.scored_by) for one in questions] == [
        ("need", "long_text", True, 300, "need"),
        ("children", "yes_no", True, None, ""),
        ("ages", "choices", False, None, ""),
    ]
    ages = questions[2]
    assert ages.options == [
        {"value": "under5", "label": "Under 5"},
        {"value": "q_5_to_11", "label": "5 to 11"},
    ]
    assert (ages.condition, ages.bands) == ({"question": "children", "is": True}, ["standard"])
    assert act.rows == {row_name(row): digest(row) for row in (made, *topics, *questions)}


@pytest.mark.parametrize(
    ("source", "reasons"),
    [
        ({}, ["Enter a title."]),
        ({"title": ""}, ["Title: Enter some words."]),
        ({"title": "F", "topics": "x"}, ["“topics” must be a list of tables."]),
        ({"title": "F", "topics": [{}]}, ["Topic 1. Enter a title."]),
        (
            {
                "title": "F",
                "topics": [{"key": "a", "title": "A", "questions": [{"label": "L", "kinds": "x"}]}],
            },
            ["Topic a, question 1. Kinds: There is no such setting as “kinds”."],
        ),
        ({"title": "F", "topics": [a_topic(asks("a"), asks("a"))]}, ["The key “a” is given twice."]),
        ({"title": "F", "topics": [a_topic(), a_topic()]}, ["The key “first” is given twice."]),
    ],
)
def test_a_file_with_a_mistake_says_where(source, reasons):
    with pytest.raises(Refused) as no:
        load_set(an_act(), source)

    assert no.value.reasons == reasons


def test_a_copy_holds_everything_and_is_a_draft_of_the_next_version():
    original = freeze(an_act(), load_set(an_act(), tomllib.loads(FORM)), Known())
    act = an_act()

    copy = copy_set(act, original)

    assert (copy.title, copy.version, copy.made_from, copy.frozen_at) == (
        "Grant application",
        2,
        original,
        None,
    )
    assert differences(original, copy) == []
    assert copy_set(an_act(), copy).version == 3
    layout = layout_of(copy)
    rows = (copy, *layout.topics, *layout.questions)
    assert act.rows == {row_name(row): digest(row) for row in rows}
    assert {row.public_id for row in rows}.isdisjoint(
        {row.public_id for row in (original, *layout_of(original).topics, *layout_of(original).questions)}
    )


def test_a_copy_under_another_title_begins_at_one():
    copy = copy_set(an_act(), a_set(a_topic(asks("a"))), "Winter round")

    assert (copy.title, copy.version) == ("Winter round", 1)


def test_changing_a_copy_leaves_the_original_as_it_was():
    original = a_set(a_topic(asks("a", "choice", options=["Red"])))
    copy = copy_set(an_act(), original)

    changed = layout_of(copy).questions[0]
    changed.options.append({"value": "blue", "label": "Blue"})
    changed.save()

    assert layout_of(original).questions[0].options == [{"value": "red", "label": "Red"}]


@pytest.mark.parametrize(("count", "queries"), [(1, 6), (49, 6), (60, 7)])
def test_copying_costs_one_query_more_for_each_fifty_questions(count, queries, django_assert_max_num_queries):
    """SQLite takes a statement of at most 999 values."""
    original = a_long_form(count)

    with django_assert_max_num_queries(queries):
        copy_set(an_act(), original)

    assert QuestionSet.objects.count() == 2
