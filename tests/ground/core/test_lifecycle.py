import pytest

from almoner.ground.core.lifecycle import Lifecycle, Move
from almoner.ground.core.refusals import Refused

LIFE = Lifecycle(
    start="draft",
    moves=(
        Move("submit", ("draft",), "submitted", clause="4.9"),
        Move("close", ("draft", "submitted"), "closed"),
        Move("go_on", ("draft",), "submitted"),
        Move("go_on", ("submitted",), "closed"),
    ),
    words={"draft": "Draft", "submitted": "Submitted", "closed": "Closed"},
)


def test_a_move_leads_to_its_state_from_each_of_its_sources():
    assert (LIFE.after("draft", "submit"), LIFE.after("submitted", "close")) == ("submitted", "closed")
    assert (LIFE.after("draft", "go_on"), LIFE.after("submitted", "go_on")) == ("submitted", "closed")
    assert (LIFE.allows("draft", "submit"), LIFE.allows("closed", "submit")) == (True, False)


def test_a_move_from_a_wrong_state_is_refused_in_words():
    with pytest.raises(Refused) as refusal:
        LIFE.after("closed", "submit")
    assert refusal.value.reasons == ["This cannot be done now: it is closed."]


def test_a_move_that_does_not_exist_is_a_mistake_of_the_programme():
    with pytest.raises(KeyError, match="dance"):
        LIFE.after("draft", "dance")


def test_states_choices_and_ends_can_be_listed():
    assert LIFE.states() == ("draft", "submitted", "closed")
    assert LIFE.choices() == [("draft", "Draft"), ("submitted", "Submitted"), ("closed", "Closed")]
    assert LIFE.ends() == {"closed"}
