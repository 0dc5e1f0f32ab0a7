import pytest

from almoner.ground.core.refusals import Allowed, Clash, Denied, NotAllowed, Refused


def test_an_answer_can_be_asked_as_yes_or_no():
    assert Allowed("officer")
    assert not Denied("Closed.")


def test_a_refusal_has_sentences_and_those_of_its_fields():
    assert Refused("No.").reasons == ["No."]
    refusal = Refused(("One.", "Two."), {"email": ["Bad."]})
    assert (refusal.reasons, refusal.by_field, str(refusal)) == (
        ["One.", "Two."],
        {"email": ["Bad."]},
        "One.; Two.",
    )


def test_a_clash_shows_both_texts():
    clash = Clash("title", "theirs", "mine", 3)
    assert (clash.field, clash.theirs, clash.mine, clash.version) == ("title", "theirs", "mine", 3)
    with pytest.raises(NotAllowed, match="Not you"):
        raise NotAllowed("Not you.")
