"""A draft form is changed part by part; a frozen one never."""

import pytest
from django.db import Error, transaction

from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import digest, row_name
from almoner.ground.questions import editing
from almoner.ground.questions.freezing import Known, freeze
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.models import Question, QuestionSet, Topic
from tests.ground.questions.builders import a_set, a_sheet, a_topic, an_act, asks, give

pytestmark = pytest.mark.django_db


def order(question_set):
    layout = layout_of(question_set)
    return [(topic.key, [question.key for question in layout.of_topic(topic)]) for topic in layout.topics]


def two_topics():
    return a_set(a_topic(asks("a"), asks("b"), asks("c")), a_topic(asks("d"), key="second", title="Second"))


def question(key):
    return Question.objects.get(key=key)


def refusal(call, *arguments):
    with pytest.raises(Refused) as no:
        call(an_act(), *arguments)
    return no.value.reasons


def test_a_topic_and_a_question_are_added_at_the_end_with_keys_from_their_words():
    form, act = two_topics(), an_act()

    topic = editing.add_topic(act, form, {"title": "Need & evidence", "intro": " Tell us. "})
    added = editing.add_question(act, topic, {"label": "Why here?", "kind": "long_text", "word_limit": 300})

    assert order(form)[-1] == ("need_evidence", ["why_here"])
    assert (topic.position, topic.intro, added.position, added.word_limit) == (3, "Tell us.", 1, 300)
    assert act.rows == {row_name(row): digest(row) for row in (topic, added)}


def test_a_second_question_of_the_same_words_gets_another_key():
    form = a_set(a_topic(asks("why_here")))

    added = editing.add_question(an_act(), Topic.objects.get(), {"label": "Why here?"})

    assert (order(form), added.position) == ([("first", ["why_here", "why_here_2"])], 2)


def test_a_key_that_is_taken_is_refused():
    two_topics()

    assert refusal(editing.add_question, Topic.objects.first(), {"label": "X", "key": "d"}) == [
        "The key d is used already."
    ]


@pytest.mark.parametrize(
    ("details", "reasons"),
    [
        ({}, ["Enter a label."]),
        ({"label": " "}, ["Label: Enter some words."]),
        ({"label": "x" * 301}, ["Label: Use 300 characters or fewer."]),
        ({"label": "a\0b"}, ["Label: Enter plain text."]),
        (
            {"label": "X", "key": "Not a key"},
            ["Key: Use small letters, numbers and _, and begin with a letter."],
        ),
        ({"label": "X", "word_limit": 0}, ["Word limit: Enter a whole number, 1 or more."]),
        ({"label": "X", "word_limit": True}, ["Word limit: Enter a whole number, 1 or more."]),
        ({"label": "X", "smallest": 1.5}, ["Smallest: Enter a whole number."]),
        ({"label": "X", "required": "yes"}, ["Required: Answer yes or no."]),
        ({"label": "X", "colour": "red"}, ["Colour: There is no such setting as “colour”."]),
        ({"label": "X", "bands": "long"}, ["Bands: Give a list of names."]),
        ({"label": "X", "options": "Red"}, ["Options: Give a list of options."]),
        ({"label": "X", "options": ["Red", "red"]}, ["Options: Two options have the same value."]),
        ({"label": "X", "options": [{"value": "r"}]}, ["Options: Each option needs a value and a label."]),
        (
            {"label": "X", "options": [["v" * 61, "V"]]},
            ["Options: Use 60 characters or fewer for the value of an option."],
        ),
        (
            {"label": "X", "columns": [{"title": "A"}, {"title": "B", "key": "a"}]},
            ["Columns: Two columns have the key a."],
        ),
        (
            {"label": "X", "columns": [{"title": "A", "kind": "file"}]},
            ["Columns: A column may hold: short_text, number, money, date, yes_no, choice."],
        ),
        (
            {"label": "X", "condition": {"question": "a"}},
            ["Condition: A condition names an earlier question and the answer (or answers) to it."],
        ),
        (
            {"label": "X", "condition": {"question": "a", "is": 3}},
            ["Condition: A condition compares with an option, or with yes or no."],
        ),
        (
            {"label": "X", "kind": "essay", "word_limit": -1},
            [
                "Kind: Choose a kind of question: short_text, long_text, choice, choices, yes_no, number,"
                " money, date, table, file.",
                "Word limit: Enter a whole number, 1 or more.",
            ],
        ),
    ],
)
def test_what_is_not_a_question_is_refused_in_words(details, reasons):
    two_topics()

    assert refusal(editing.add_question, Topic.objects.first(), details) == reasons


def test_a_question_is_reworded_and_keeps_its_key():
    form, act = two_topics(), an_act()

    kept = editing.reword(
        act, question("b"), {"label": "Better words", "required": False, "options": ["Red", "Blue"]}
    )

    assert (kept.key, kept.label, kept.required, kept.position) == ("b", "Better words", False, 2)
    assert kept.options == [{"value": "red", "label": "Red"}, {"value": "blue", "label": "Blue"}]
    assert (act.rows, order(form)) == ({row_name(kept): digest(kept)}, order(form))


def test_the_key_itself_cannot_be_reworded():
    two_topics()

    assert refusal(editing.reword, question("b"), {"key": "z"}) == ["Key: There is no such setting as “key”."]


@pytest.mark.parametrize(
    ("key", "steps", "after"),
    [
        ("b", -1, ["b", "a", "c"]),
        ("b", 1, ["a", "c", "b"]),
        ("a", -1, ["a", "b", "c"]),
        ("c", 1, ["a", "b", "c"]),
        ("c", -2, ["c", "a", "b"]),
    ],
)
def test_a_question_moves_among_its_neighbours_and_stops_at_the_ends(key, steps, after):
    form, act = two_topics(), an_act()

    editing.move(act, question(key), steps)

    assert order(form) == [("first", after), ("second", ["d"])]
    assert set(act.rows) <= {row_name(row) for row in Question.objects.all()}


def test_a_topic_moves_with_its_questions():
    form = two_topics()

    editing.move(an_act(), Topic.objects.get(key="second"), -1)

    assert order(form) == [("second", ["d"]), ("first", ["a", "b", "c"])]


def test_a_question_goes_to_the_end_of_another_topic_but_not_of_another_form():
    form = two_topics()
    editing.place_in(an_act(), question("a"), Topic.objects.get(key="second"))
    elsewhere = editing.add_topic(an_act(), a_set(title="Another"), {"title": "Elsewhere"})

    assert order(form) == [("first", ["b", "c"]), ("second", ["d", "a"])]
    assert refusal(editing.place_in, question("a"), elsewhere) == [
        "A question cannot go to a topic of another form."
    ]


def test_a_dropped_question_is_gone_and_the_record_says_so():
    form, act = two_topics(), an_act()
    gone = question("b")
    name = row_name(gone)

    editing.drop(act, gone)

    assert (order(form)[0], act.rows) == (("first", ["a", "c"]), {name: "gone"})


def test_a_dropped_topic_takes_its_questions_with_it():
    form = two_topics()

    editing.drop(an_act(), Topic.objects.get(key="first"))

    assert order(form) == [("second", ["d"])]


def test_what_others_hang_on_cannot_be_dropped():
    a_set(
        a_topic(asks("ask", "yes_no"), asks("inner", condition={"question": "ask", "is": True})),
        a_topic(asks("why", condition={"question": "ask", "is": True}), key="second", title="Second"),
    )
    reason = "“What is why?” is asked only after an answer given here. Change that first."

    assert refusal(editing.drop, Topic.objects.get(key="first")) == [reason]
    assert refusal(editing.drop, question("ask")) == [reason.replace("why", "inner"), reason]


def test_what_has_been_answered_cannot_be_dropped():
    form = two_topics()
    give(a_sheet(form), a="Yes")

    assert refusal(editing.drop, question("a")) == [
        "This has been answered already, so it stays. Make a new version of the form."
    ]


def a_frozen_set():
    return freeze(an_act(), two_topics(), Known())


@pytest.mark.parametrize(
    "change",
    [
        lambda form: editing.add_topic(an_act(), form, {"title": "X"}),
        lambda form: editing.add_question(an_act(), Topic.objects.first(), {"label": "X"}),
        lambda form: editing.reword(an_act(), question("a"), {"label": "X"}),
        lambda form: editing.reword(an_act(), Topic.objects.first(), {"title": "X"}),
        lambda form: editing.move(an_act(), question("a"), 1),
        lambda form: editing.place_in(an_act(), question("a"), Topic.objects.get(key="second")),
        lambda form: editing.drop(an_act(), question("a")),
        lambda form: editing.drop(an_act(), Topic.objects.first()),
        lambda form: freeze(an_act(), form, Known()),
    ],
)
def test_a_frozen_form_refuses_every_change_in_words(change):
    form = a_frozen_set()
    before = order(form)

    with pytest.raises(Refused) as no:
        change(form)

    assert no.value.reasons == [
        "This form was frozen on 10 December 2026 and cannot be changed. Make a new version of it."
    ]
    assert order(form) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda form: Question.objects.filter(key="a").update(label="X"),
        lambda form: Question.objects.filter(key="a").delete(),
        lambda form: Topic.objects.update(title="X"),
        lambda form: QuestionSet.objects.update(frozen_at=None),
        lambda form: Topic(question_set=form, key="x", title="X", position=9).save(),
        lambda form: Question(question_set=form, topic=Topic.objects.first(), key="x", position=9).save(),
    ],
)
def test_the_database_itself_refuses_to_change_a_frozen_form(change):
    form = a_frozen_set()

    with pytest.raises(Error, match="a frozen form never changes"), transaction.atomic():
        change(form)


@pytest.mark.parametrize("count", [1, 60])
def test_rewording_costs_the_same_in_a_long_form(count, django_assert_num_queries):
    a_set(a_topic(*(asks(f"q{number}") for number in range(count))))

    with django_assert_num_queries(4):
        editing.reword(an_act(), question("q0"), {"label": "X"})
