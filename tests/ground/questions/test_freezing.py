"""Every contradiction of a form is refused in words before it is frozen."""

import pytest

from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import digest, row_name
from almoner.ground.questions import shapes
from almoner.ground.questions.freezing import Known, faults, freeze
from almoner.ground.questions.layout import Layout, layout_of
from almoner.ground.questions.models import QuestionSet
from tests.ground.questions.builders import NOON, a_set, a_topic, an_act, asks

pytestmark = pytest.mark.django_db
KNOWN = Known(criteria={"need", "impact"}, bands={"short", "long"}, components={"budget"})
ANY = Known()


def found(*questions, known=KNOWN, **topic):
    return faults(a_set(a_topic(*questions, **topic)), known)


def waits(key, answer, **changes):
    return asks("late", condition={"question": key, "is": answer}, **changes)


def test_a_sound_form_is_frozen_at_the_moment_of_the_act():
    form, act = (
        a_set(
            a_topic(asks("a", scored_by="need", bands=["long"])),
            a_topic(key="b", title="B", component="budget"),
        ),
        an_act(),
    )

    frozen = freeze(act, form, KNOWN)

    assert QuestionSet.objects.get().frozen_at == frozen.frozen_at == NOON
    assert (frozen.is_frozen, act.rows) == (True, {row_name(frozen): digest(frozen)})


def test_a_form_with_faults_is_not_frozen():
    form = a_set()

    with pytest.raises(Refused) as no:
        freeze(an_act(), form, ANY)

    assert no.value.reasons == ["The form has no topics."]
    assert QuestionSet.objects.get().frozen_at is None


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (asks("a", scored_by="beauty"), "“What is a?” is scored by “beauty”, which is not a criterion."),
        (asks("a", bands=["huge"]), "“What is a?” is for the band “huge”, which does not exist."),
        (asks("a", "choice"), "“What is a?” has nothing to choose from."),
        (asks("a", "choices"), "“What is a?” has nothing to choose from."),
        (
            asks("a", "choices", options=["One"], smallest=2),
            "“What is a?” asks for more choices than there are.",
        ),
        (asks("a", "table"), "“What is a?” is a table without columns."),
        (
            asks("a", "table", columns=[{"title": "Colour", "kind": "choice"}]),
            "“What is a?”, column “Colour”: there is nothing to choose from.",
        ),
        (
            asks("a", "number", smallest=2, largest=1),
            "“What is a?”: the smallest that may be entered is more than the largest.",
        ),
        (
            waits("nothing", True),
            "“What is late?” waits for the answer to “nothing”, which is not in this form.",
        ),
        (waits("late", True), "“What is late?” waits for the answer to “late”, which is not in this form."),
    ],
)
def test_each_fault_of_a_question_is_said(question, fault):
    assert found(question) == [fault]


@pytest.mark.parametrize(
    "question",
    [
        asks("a", scored_by="need"),
        asks("a", bands=["long"]),
        asks("a", "choice", options=["One"]),
        asks("a", "choices", options=["One"], smallest=1),
        asks("a", "table", columns=[{"title": "Colour", "kind": "choice", "options": ["Red"]}]),
        asks("a", "number", smallest=1, largest=1),
    ],
)
def test_the_other_side_of_each_fault_is_sound(question):
    assert found(question) == []


def test_a_condition_must_stand_on_an_earlier_choice_that_offers_the_answer():
    early = asks("early", "choice", options=["Red", "Blue"])

    assert found(early, waits("early", "red")) == []
    assert found(waits("early", "red"), early) == [
        "“What is late?” waits for the answer to “early”, which comes later."
    ]
    assert found(early, waits("early", "green")) == [
        "“What is late?” waits for an answer that “What is early?” does not offer."
    ]
    assert found(asks("early"), waits("early", "red")) == [
        "“What is late?” waits for an answer to “What is early?”, which is not a choice."
    ]
    assert found(asks("early", "yes_no"), waits("early", False)) == []
    assert found(asks("early", "yes_no"), waits("early", "no")) == [
        "“What is late?” waits for an answer that “What is early?” does not offer."
    ]


@pytest.mark.parametrize(
    ("early", "late", "sound"),
    [
        ([], [], True),
        ([], ["long"], True),
        (["long"], ["long"], True),
        (["short", "long"], ["long"], True),
        (["long"], [], False),
        (["long"], ["short", "long"], False),
    ],
)
def test_a_condition_must_stand_on_a_question_of_the_same_bands(early, late, sound):
    fault = "“What is late?” is asked in bands in which “What is early?”, on which it waits, is not."

    assert found(asks("early", "yes_no", bands=early), waits("early", True, bands=late)) == (
        [] if sound else [fault]
    )


def test_the_bands_of_the_topic_count_as_well():
    assert found(asks("early", "yes_no"), waits("early", True), bands=["long"]) == []


@pytest.mark.parametrize(
    ("topic", "fault"),
    [
        (a_topic(), "The topic “First” asks nothing."),
        (a_topic(component="areas"), "The topic “First” is the page “areas”, which does not exist."),
        (
            a_topic(asks("a"), bands=["huge"]),
            "The topic “First” is for the band “huge”, which does not exist.",
        ),
    ],
)
def test_each_fault_of_a_topic_is_said(topic, fault):
    assert faults(a_set(topic), KNOWN) == [fault]


def test_where_the_subject_names_nothing_any_name_will_do():
    assert found(asks("a", scored_by="beauty", bands=["huge"]), known=ANY) == []


def test_keys_given_twice_are_said():
    layout = layout_of(a_set(a_topic(asks("a"))))
    twice = Layout(topics=layout.topics * 2, questions=layout.questions * 2)

    assert faults(twice, KNOWN) == ["Two topics have the key “first”.", "Two questions have the key “a”."]


@pytest.mark.parametrize(
    ("words", "taken", "key"),
    [
        ("Need & evidence?", (), "need_evidence"),
        ("Need", ("need", "need_2"), "need_3"),
        ("24/7 help", (), "q_24_7_help"),
        ("Ünïcode – ??", (), "n_code"),
        ("???", (), "q"),
        ("x" * 80, (), "x" * 50),
    ],
)
def test_a_key_is_made_from_words(words, taken, key):
    assert shapes.slug_of(words, taken) == key
    assert shapes.slug(key) == key
