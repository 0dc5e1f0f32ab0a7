"""Who is asked what: bands, conditions, and chains of them."""

import pytest

from almoner.ground.questions.layout import layout_of, visible_questions, visible_topics
from tests.ground.questions.builders import a_long_form, a_set, a_sheet, a_topic, asks

pytestmark = pytest.mark.django_db
CHAIN = (
    asks("children", "yes_no"),
    asks("ages", "choices", options=["Under 5", "Over 5"], condition={"question": "children", "is": True}),
    asks("nursery", condition={"question": "ages", "any_of": ["under_5", "none"]}),
)


def shown(question_set, band="", **answers):
    return [question.key for question in visible_questions(question_set, band, answers)]


def test_a_condition_shows_a_question_only_after_its_answer():
    form = a_set(a_topic(*CHAIN))

    assert shown(form) == ["children"]
    assert shown(form, children=False) == ["children"]
    assert shown(form, children=True) == ["children", "ages"]


def test_one_of_several_choices_is_enough():
    form = a_set(a_topic(*CHAIN))

    assert shown(form, children=True, ages=["over_5"]) == ["children", "ages"]
    assert shown(form, children=True, ages=["over_5", "under_5"]) == ["children", "ages", "nursery"]


def test_a_hidden_answer_does_not_count():
    form = a_set(a_topic(*CHAIN))

    assert shown(form, children=False, ages=["under_5"], nursery="Yes") == ["children"]


def test_yes_is_not_the_number_one():
    assert shown(a_set(a_topic(*CHAIN)), children=1) == ["children"]


def test_no_can_be_asked_for():
    form = a_set(a_topic(asks("new", "yes_no"), asks("before", condition={"question": "new", "is": False})))

    assert (shown(form), shown(form, new=False)) == (["new"], ["new", "before"])


def test_bands_of_topics_and_of_questions_choose_what_is_asked():
    form = a_set(
        a_topic(asks("all"), asks("long_only", bands=["long"])),
        a_topic(asks("more"), key="more", title="More", bands=["long"]),
    )

    assert shown(form, "short") == ["all"]
    assert shown(form, "long") == ["all", "long_only", "more"]
    assert shown(form, "") == ["all", "long_only", "more"]


def test_a_condition_on_a_question_of_another_band_hides():
    form = a_set(
        a_topic(asks("big", "yes_no", bands=["long"]), asks("why", condition={"question": "big", "is": True}))
    )

    assert (shown(form, "short", big=True), shown(form, "long", big=True)) == ([], ["big", "why"])


def test_a_topic_that_asks_nothing_now_is_left_out_and_a_page_of_the_subject_stays():
    form = a_set(
        a_topic(asks("children", "yes_no")),
        a_topic(
            asks("ages", condition={"question": "children", "is": True}),
            key="safeguarding",
            title="Safeguarding",
        ),
        a_topic(key="budget", title="Budget", component="budget"),
        a_topic(key="areas", title="Areas", component="areas", bands=["long"]),
    )

    def topics(**answers):
        return [topic.key for topic in visible_topics(form, "short", answers)]

    assert topics() == ["first", "budget"]
    assert topics(children=True) == ["first", "safeguarding", "budget"]


def test_questions_follow_the_order_of_their_topics():
    form = a_set(a_topic(asks("b"), asks("a"), key="z", title="Z"), a_topic(asks("c"), key="a", title="A"))
    layout = layout_of(form)

    assert [question.key for question in layout.questions] == ["b", "a", "c"]
    assert [question.key for question in layout.of_topic(layout.topic("a"))] == ["c"]
    assert layout.topic("nowhere") is None


@pytest.mark.parametrize("count", [1, 60])
def test_reading_a_form_costs_two_queries_whatever_its_length(count, django_assert_num_queries):
    sheet = a_sheet(a_long_form(count))

    with django_assert_num_queries(2):
        assert len(visible_questions(sheet, "", {})) == count
