import pytest

from almoner.policy import bid_purpose
from almoner.policy.bids import AreaShare, PriorityClaim
from tests.policy.builders import MET, a_bid, judge, not_met, said


def test_1_1_a_bid_serves_the_plan_in_force():
    assert said(bid_purpose.serves_the_plan(a_bid(plan_priorities=("Q2",)))) == not_met(
        "No priority of the Police and Crime Plan in force is chosen."
    )


def test_3_2_a_bid_names_a_ground():
    assert said(bid_purpose.says_its_ground(a_bid(grounds=()))) == not_met(
        "The bid does not say why it belongs to this fund."
    )


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((), not_met("No priority is chosen.")),
        (
            (
                PriorityClaim("Q1", "Good."),
                PriorityClaim("Q2", " ", "Helping victims"),
                PriorityClaim("Q3", ""),
            ),
            not_met("The impact is not described for: Helping victims and Q3."),
        ),
        ((PriorityClaim("Q1", "Good."),), MET),
    ],
)
def test_4_3_every_priority_chosen_has_its_impact(claims, expected):
    assert said(bid_purpose.shows_impact(a_bid(priorities=claims))) == expected


@pytest.mark.parametrize(
    ("differs", "declared", "expected"),
    [
        ("It does.", {"not_statutory"}, MET),
        (
            "",
            {"not_statutory"},
            not_met("The bid does not say how the project differs from what is already there."),
        ),
        (
            "",
            (),
            not_met(
                "The bid does not say how the project differs from what is already there "
                "and that the grant does not replace statutory funding."
            ),
        ),
    ],
)
def test_4_4_a_bid_declares_that_it_duplicates_and_replaces_nothing(differs, declared, expected):
    bid = a_bid(differs_because=differs, declarations=frozenset(declared))

    assert said(bid_purpose.declares_no_duplication(bid)) == expected


@pytest.mark.parametrize(
    ("public", "expected"),
    [
        (False, MET),
        (None, judge("It is not known whether the applicant is a public body.")),
        (
            True,
            not_met(
                "The applicant is a public body; grants should not be a substitute for statutory funding."
            ),
        ),
    ],
)
def test_4_4_a_public_body_needs_a_reason(public, expected):
    assert said(bid_purpose.is_no_public_body(a_bid(is_public_body=public))) == expected


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((("TEN", 100),), MET),
        ((("TEN", 70), ("MAL", 20)), not_met("The areas' shares add up to 90 per cent.")),
        ((("TEN", 70), ("MAL", 31)), not_met("The areas' shares add up to 101 per cent.")),
        ((("TEN", 100), ("MAL", 0)), not_met("The areas' shares add up to 100 per cent.")),
        ((("TEN", 70), ("TEN", 30)), not_met("An area stands twice in the list.")),
        ((), not_met("The areas' shares add up to 0 per cent.")),
    ],
)
def test_4_11_areas_share_a_hundred_per_cent(shares, expected):
    areas = tuple(AreaShare(code, percent) for code, percent in shares)

    assert said(bid_purpose.areas_add_up(a_bid(areas=areas))) == expected


def test_4_16_the_plan_was_consulted():
    assert said(bid_purpose.has_read_the_plan(a_bid(declarations=frozenset()))) == not_met(
        "The applicant has not said that they consulted the Police and Crime Plan."
    )


def test_5_1_a_bid_serves_an_aim():
    assert said(bid_purpose.serves_an_aim(a_bid(aims=()))) == not_met("No aim is chosen.")


def test_5_2_a_bid_chooses_among_the_rounds_priorities():
    bid = a_bid(priorities=(PriorityClaim("Q1", "Good."), PriorityClaim("Q3", "Good.", "Rural crime")))

    assert said(bid_purpose.targets_the_round(bid)) == not_met("This round is not for: Rural crime.")
