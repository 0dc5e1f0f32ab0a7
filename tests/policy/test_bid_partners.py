import pytest

from almoner.policy import bid_partners
from almoner.policy.bids import AreaShare, Endorsement
from tests.policy.builders import MET, a_bid, not_met, said

TENDRING = (AreaShare("TEN", 100, "Tendring"),)
POLICE_ASKED = Endorsement("police", requested=True)


@pytest.mark.parametrize(
    ("csp", "expected"),
    [
        (Endorsement("csp", "TEN", requested=True), MET),
        (Endorsement("csp", "TEN", letter=True), MET),
        (Endorsement("csp", "TEN", reason_for_none="It has no manager now."), MET),
        (
            Endorsement("csp", "TEN"),
            not_met("Not asked for support yet: the Community Safety Partnership for Tendring."),
        ),
        (
            Endorsement("csp", "MAL", requested=True),
            not_met("Not asked for support yet: the Community Safety Partnership for Tendring."),
        ),
    ],
)
def test_4_6_each_areas_partners_are_asked_or_it_is_said_why_not(csp, expected):
    assert (
        said(bid_partners.support_was_sought(a_bid(areas=TENDRING, endorsements=(csp, POLICE_ASKED))))
        == expected
    )


def test_4_6_without_areas_nobody_can_be_asked():
    assert said(bid_partners.support_was_sought(a_bid(areas=()))) == not_met(
        "No area is chosen, so no partner can be asked."
    )


def test_4_6_police_and_partnership_are_both_asked():
    assert said(bid_partners.support_was_sought(a_bid(areas=TENDRING, endorsements=()))) == not_met(
        "Not asked for support yet: "
        "the Community Safety Partnership for Tendring and the police for Tendring."
    )


def test_4_6_silence_and_doubts_are_told_and_never_block():
    bid = a_bid(
        endorsements=(
            Endorsement("csp", "TEN", requested=True, answer="declines"),
            Endorsement("csp", "MAL", requested=True, answer="concerns"),
            Endorsement("police", requested=True),
            Endorsement("a school", requested=True, answer="supports"),
            Endorsement("a church", reason_for_none="Closed."),
        )
    )
    found = bid_partners.partners_are_content(bid)

    assert (said(found), found.blocks) == (
        not_met(
            "Support is not complete: declined by the Community Safety Partnership, "
            "concerns from the Community Safety Partnership and no answer from the police."
        ),
        False,
    )


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("", "concerns"), not_met("No partner has said that it supports this bid.")),
        (("", "supports"), MET),
        ((), not_met("No partner has said that it supports this bid.")),
    ],
)
def test_4_6_a_recommended_bid_has_one_supporter(answers, expected):
    endorsements = tuple(Endorsement("csp", requested=True, answer=answer) for answer in answers)

    assert said(bid_partners.someone_supports_it(a_bid(endorsements=endorsements))) == expected
