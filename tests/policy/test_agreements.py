from datetime import UTC, date, datetime

import pytest

from almoner.policy import agreements
from almoner.policy.findings import run
from tests.policy.builders import MET, TERMS, an_offer, judge, not_met, said


def test_a_whole_offer_may_be_made_signed_and_paid():
    every = (*agreements.BEFORE_OFFER, *agreements.BEFORE_SIGNATURE, *agreements.BEFORE_PAYMENT)

    assert {said(one) for one in run(every, an_offer())} == {MET}


def test_1_10_no_agreement_before_the_decision():
    found = [
        agreements.decision_is_signed(an_offer(decision_is_signed=False)),
        agreements.decision_is_published(an_offer(decision_is_published=False)),
    ]

    assert [(said(one), one.blocks) for one in found] == [
        (not_met("The decision is not fully signed."), True),
        (not_met("The decision is not published."), True),
    ]


def test_3_4_an_agreement_holds_every_part():
    blocks = frozenset(agreements.BLOCKS) - {"equality", "claiming"}

    assert said(agreements.holds_every_part(an_offer(blocks=blocks))) == not_met(
        "The agreement says nothing on equality and claiming."
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"we_signed_at": None}, not_met("Not signed by the commissioning body.")),
        ({"recipient_signed_at": None}, not_met("Not signed by the recipient.")),
        (
            {"recipient_signed_at": None, "we_signed_at": None},
            not_met("Not signed by the recipient and the commissioning body."),
        ),
    ],
)
def test_3_4_both_sides_sign_before_money_moves(changes, expected):
    assert said(agreements.both_have_signed(an_offer(**changes))) == expected


@pytest.mark.parametrize("pence", [12_399_99, 12_400_01])
def test_3_4_the_sum_is_the_one_decided(pence):
    found = agreements.sum_is_as_decided(an_offer(amount_pence=pence))

    assert (said(found), found.blocks) == (
        not_met(f"The agreement says £{pence // 100:,}.{pence % 100:02}, the decision £12,400."),
        True,
    )


LAPSED = not_met("The offer was open for 30 days, until Thursday 31 December 2026.")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"today": date(2026, 12, 31), "recipient_signed_at": None}, MET),
        ({"today": date(2027, 1, 1), "recipient_signed_at": None}, LAPSED),
        ({"today": date(2027, 3, 1), "recipient_signed_at": datetime(2026, 12, 31, 23, tzinfo=UTC)}, MET),
        ({"today": date(2027, 3, 1), "recipient_signed_at": datetime(2027, 1, 1, 9, tzinfo=UTC)}, LAPSED),
        ({"issued_on": None}, judge("It is not known when the offer was made.")),
    ],
)
def test_3_4_an_offer_lapses_after_thirty_days(changes, expected):
    found = agreements.offer_is_open(an_offer(**changes))

    assert (said(found), found.blocks) == (expected, False)
    assert agreements.lapses_on(date(2026, 12, 1), TERMS) == date(2026, 12, 31)


def test_3_4_the_recipient_signs_first_and_with_authority():
    assert [
        said(agreements.accepted_with_authority(an_offer(**changes)))
        for changes in ({"recipient_signed_at": None}, {"authority_statement": " "})
    ] == [
        not_met("The recipient has not signed."),
        not_met("Whoever signed has not said that they may sign for the organisation."),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, MET),
        (
            {"ends_on": date(2028, 1, 15)},
            not_met(
                "It ends on Saturday 15 January 2028; grants normally end one year from release, "
                "on Friday 14 January 2028."
            ),
        ),
        ({"ends_on": date(2028, 6, 30), "ends_because": "The summer is part of it."}, MET),
        ({"ends_on": None}, not_met("The day of release or the end is not given.")),
        ({"release_on": None}, not_met("The day of release or the end is not given.")),
    ],
)
def test_4_12_a_grant_runs_for_one_year_from_release(changes, expected):
    assert said(agreements.runs_for_one_year(an_offer(**changes))) == expected
    assert agreements.usual_end(date(2024, 2, 29), TERMS) == date(2025, 2, 27)
