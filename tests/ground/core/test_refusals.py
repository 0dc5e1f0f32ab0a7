import pytest

from almoner.ground.core.refusals import (
    Allowed,
    Clash,
    Denied,
    NotAllowed,
    Refused,
    must_stand,
    refuse,
    refuse_unless,
)
from almoner.policy.findings import Finding, Force, Outcome


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


def test_one_sentence_stands_beside_its_field():
    with pytest.raises(Refused) as no:
        refuse("sum", "Enter a sum.")

    assert (no.value.reasons, no.value.by_field) == (["Enter a sum."], {"sum": ["Enter a sum."]})


def test_all_that_is_wrong_is_said_at_once_by_its_field():
    refuse_unless(("title", "Parade", "Enter a title."), ("sum", True, "Enter a sum."))

    with pytest.raises(Refused) as no:
        refuse_unless(
            ("title", "", "Enter a title."), ("sum", 1, "Enter a sum."), ("title", False, "Shorter.")
        )

    assert no.value.by_field == {"title": ["Enter a title.", "Shorter."]}
    assert no.value.reasons == ["Enter a title.", "Shorter."]


@pytest.mark.parametrize(
    ("force", "outcome", "stops"),
    [
        (Force.MUST, Outcome.NOT_MET, True),
        (Force.MUST, Outcome.JUDGE, True),
        (Force.MUST, Outcome.MET, False),
        (Force.SHOULD, Outcome.NOT_MET, False),
    ],
)
def test_what_the_rules_hold_up_is_refused_in_their_words(force, outcome, stops):
    found = [Finding("R1.9-1", "1.9", "Why?", force, outcome, "Nothing says why.", "Write it.")]

    if stops:
        with pytest.raises(Refused, match=r"^Nothing says why\. Write it\.$"):
            must_stand(found)
    else:
        must_stand(found)
