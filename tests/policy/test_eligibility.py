from datetime import timedelta

import pytest

from almoner.policy import eligibility
from almoner.policy.findings import Outcome, run
from tests.policy.builders import CLOSES, MET, an_enquiry, judge, not_met, said


def test_a_charity_with_a_small_idea_may_apply():
    assert [said(found) for found in run(eligibility.AT_ENQUIRY, an_enquiry())] == [MET] * 7


def test_questions_not_answered_are_never_met():
    silent = an_enquiry(
        kind="", areas=(), priorities=(), amount_pence=None, replaces_statutory=None, is_public_body=None
    )

    assert [found.outcome for found in run(eligibility.AT_ENQUIRY, silent)] == [Outcome.JUDGE] * 6 + [
        Outcome.MET
    ]


def test_3_2_the_fund_is_for_local_voluntary_and_community_groups():
    assert said(eligibility.kind_may_apply(an_enquiry(kind="a company for profit"))) == not_met(
        "The fund is for local voluntary and community groups: a charity and a community group."
    )


@pytest.mark.parametrize(
    ("pence", "expected"),
    [
        (0, not_met("Grants are generally up to £20,000; more is unlikely to be successful.")),
        (1, MET),
        (20_000_00, MET),
        (20_000_01, not_met("Grants are generally up to £20,000; more is unlikely to be successful.")),
    ],
)
def test_4_2_a_large_sum_is_unlikely_but_not_barred(pence, expected):
    found = eligibility.amount_is_usual(an_enquiry(amount_pence=pence))

    assert (said(found), found.blocks) == (expected, False)


def test_4_3_a_project_helps_a_priority_of_the_round():
    assert said(eligibility.helps_a_priority(an_enquiry(priorities=("Litter",)))) == not_met(
        "Projects must have a positive impact on at least one priority of this round."
    )


def test_4_4_statutory_services_are_not_funded():
    found = eligibility.replaces_no_statutory_funding(an_enquiry(replaces_statutory=True))

    assert (said(found), found.blocks) == (
        not_met("Grants are not a substitute for statutory funding."),
        True,
    )


def test_4_4_a_public_body_is_warned():
    found = eligibility.applicant_is_no_public_body(an_enquiry(is_public_body=True))

    assert (said(found), found.needs_reason) == (
        not_met("A public body may apply only for work that is not its duty."),
        True,
    )


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (
            CLOSES - timedelta(days=59, microseconds=1),
            not_met("The round opens at 5pm on Tuesday 1 December 2026."),
        ),
        (CLOSES - timedelta(days=59), MET),
        (CLOSES, MET),
        (CLOSES + timedelta(microseconds=1), not_met("The round closed at 5pm on Friday 29 January 2027.")),
    ],
)
def test_4_9_the_round_is_open_from_opening_to_closing(at, expected):
    assert said(eligibility.round_is_open(an_enquiry(at=at))) == expected


def test_4_11_every_area_named_is_covered():
    assert [
        said(eligibility.area_is_covered(an_enquiry(areas=areas)))
        for areas in ((), ("Maldon", "Suffolk"), ("Maldon", "Tendring"))
    ] == [
        judge("You have not said where the project takes place."),
        not_met("This round does not cover Suffolk."),
        MET,
    ]
