"""The form of a round: pages and questions are added, worded, moved and dropped while it is a draft."""

import pytest

from almoner.do.rounds import actions
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_person
from tests.do.rounds.made import MADE, a_draft_round, an_officer, an_open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return a_draft_round()


def hand(person=None):
    return {"by": person or an_officer(), "at": MADE}


def topic(round, key):
    return round.question_set.topics.get(key=key)


def question(round, key):
    return round.question_set.questions.get(key=key)


def topics(round):
    return list(round.question_set.topics.order_by("position").values_list("key", flat=True))


def questions(round, page):
    return list(topic(round, page).questions.order_by("position").values_list("key", flat=True))


def test_a_page_with_a_question_is_added_at_the_end(round):
    page = actions.add_topic(round, **hand(), details={"title": "Volunteers"})
    actions.add_question(round, **hand(), topic=page, details={"label": "How many?", "kind": "number"})

    assert (topics(round)[-1], questions(round, "volunteers")) == ("volunteers", ["how_many"])


def test_pages_and_questions_move_and_stay_at_the_ends(round):
    before = topics(round)

    actions.move_topic(round, **hand(), topic=topic(round, before[0]), steps=1)
    actions.move_topic(round, **hand(), topic=topic(round, before[-1]), steps=1)
    actions.move_question(round, **hand(), question=question(round, "milestones"), steps=-1)

    assert topics(round) == [before[1], before[0], *before[2:]]
    assert questions(round, "delivery") == ["milestones", "activities", "innovation"]


def test_a_question_goes_to_another_page_that_asks(round):
    actions.place_question(
        round, **hand(), question=question(round, "innovation"), topic=topic(round, "need")
    )

    assert questions(round, "need") == ["need", "beneficiaries", "people_reached", "innovation"]
    with pytest.raises(Refused):
        actions.place_question(
            round, **hand(), question=question(round, "need"), topic=topic(round, "budget")
        )


def test_words_of_a_page_and_a_question_change(round):
    actions.reword_topic(round, **hand(), topic=topic(round, "need"), details={"title": "Need"})
    actions.reword_question(round, **hand(), question=question(round, "need"), details={"word_limit": 90})

    assert (topic(round, "need").title, question(round, "need").word_limit) == ("Need", 90)


def test_what_is_not_needed_can_be_dropped(round):
    actions.drop_question(round, **hand(), question=question(round, "risks"))
    actions.drop_topic(round, **hand(), topic=topic(round, "partners"))

    assert "partners" not in topics(round)
    assert questions(round, "equality") == ["equality", "publicity"]


@pytest.mark.parametrize("key", ["basics", "priorities", "areas", "budget", "endorsements", "declarations"])
def test_pages_that_the_rules_need_stay_in_every_form(round, key):
    with pytest.raises(Refused):
        actions.drop_topic(round, **hand(), topic=topic(round, key))
    with pytest.raises(Refused):
        actions.reword_topic(round, **hand(), topic=topic(round, key), details={"bands": ["full"]})
    with pytest.raises(Refused):
        actions.reword_topic(round, **hand(), topic=topic(round, key), details={"component": "questions"})
    with pytest.raises(Refused):
        actions.add_question(round, **hand(), topic=topic(round, key), details={"label": "More?"})


def test_the_form_of_another_round_is_left_alone(round):
    other = a_draft_round("27R1")

    for change in (
        lambda: actions.drop_question(round, **hand(), question=question(other, "need")),
        lambda: actions.move_topic(round, **hand(), topic=topic(other, "need"), steps=1),
    ):
        with pytest.raises(Refused):
            change()


def test_a_stranger_and_a_published_form_change_nothing(round):
    with pytest.raises(NotAllowed):
        actions.drop_question(round, **hand(a_person("finance")), question=question(round, "need"))

    frozen = an_open_round("27R1")
    for change in (
        lambda: actions.add_topic(frozen, **hand(), details={"title": "More"}),
        lambda: actions.reword_question(
            frozen, **hand(), question=question(frozen, "need"), details={"help": "x"}
        ),
        lambda: actions.move_question(frozen, **hand(), question=question(frozen, "need"), steps=1),
    ):
        with pytest.raises(Refused):
            change()
