from datetime import date, datetime

import pytest

from almoner.policy import rounds
from almoner.policy.findings import Finding, Force, Outcome, run
from almoner.policy.rounds import Band, Weight
from tests.policy.builders import MET, a_round, not_met, said, terms


def test_a_whole_round_may_be_published():
    assert [
        found for found in run(rounds.BEFORE_PUBLISHING, a_round()) if found.outcome is not Outcome.MET
    ] == []


def test_0_2_a_round_keeps_the_versions_it_is_made_under():
    assert said(rounds.keeps_its_versions(a_round(form_version="", plan_version=""))) == not_met(
        "No version is kept of the form and Police and Crime Plan."
    )


def test_1_1_a_round_serves_the_plan_in_force():
    assert rounds.serves_the_plan(a_round(priorities=("P9",))) == Finding(
        "R1.1-1",
        "1.1",
        "Does the round serve the plan in force?",
        Force.MUST,
        Outcome.NOT_MET,
        "The round has no priority of the Police and Crime Plan in force on its decision day.",
        "Choose at least one priority of that plan.",
        "priorities",
    )
    assert said(rounds.serves_the_plan(a_round(priorities=("P9", "Q3")))) == MET


@pytest.mark.parametrize(
    ("guide", "available", "expected"),
    [
        (20_000_00, 20_000_00, MET),
        (20_000_00, 19_999_99, not_met("The round has £19,999.99, its guide maximum is £20,000.")),
        (0, 19_999_99, not_met("The round has £19,999.99, its guide maximum is £0.")),
    ],
)
def test_1_6_a_round_has_money_for_one_full_grant(guide, available, expected):
    assert said(rounds.has_money(a_round(guide_max_pence=guide, available_pence=available))) == expected


def test_1_9_a_round_says_why_a_grant_is_right():
    assert said(rounds.has_a_rationale(a_round(rationale=" "))) == not_met(
        "Nothing says why a grant is the most appropriate and proportionate way to fund this."
    )


@pytest.mark.parametrize(
    ("guide", "expected"),
    [
        (207_719_99, MET),
        (
            207_720_00,
            not_met("A grant of £207,720 is as large as a regulated procurement, which begins at £207,720."),
        ),
    ],
)
def test_1_9_a_grant_as_large_as_a_procurement_needs_a_reason(guide, expected):
    found = rounds.stays_below_procurement(a_round(guide_max_pence=guide))

    assert (said(found), found.blocks) == (expected, False)


def test_2_1_equality_is_assessed_or_screened_out_with_a_reason():
    bare = a_round(equality_assessed=False)
    screened = a_round(equality_assessed=False, equality_screened_out_because="Same fund as last year.")

    assert [said(rounds.equality_is_assessed(plan)) for plan in (bare, screened)] == [
        not_met("There is no equality impact assessment, and no reason why none is needed."),
        MET,
    ]


@pytest.mark.parametrize(
    ("decision_on", "expected"),
    [
        (None, not_met("The round has no decision date.")),
        (date(2027, 3, 29), MET),
        (
            date(2027, 3, 30),
            not_met("The decision is expected on Tuesday 30 March 2027, more than 2 months after closing."),
        ),
    ],
)
def test_3_3_applicants_hear_within_two_months(decision_on, expected):
    assert said(rounds.answers_in_time(a_round(decision_on=decision_on))) == expected


def test_4_1_a_round_needs_criteria_form_privacy_notice_and_approval():
    bare = a_round(criteria_ready=False, form_ready=False, privacy_notice="", approval_reference="")

    assert said(rounds.is_ready(bare)) == not_met(
        "Still missing: criteria, form, privacy notice and approval decision."
    )


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ((60, 40), MET),
        ((60, 39), not_met("The weights of the criteria add up to 99.")),
        ((60, 41), not_met("The weights of the criteria add up to 101.")),
        ((100, 0), not_met("The weights of the criteria add up to 100.")),
        ((), not_met("The weights of the criteria add up to 0.")),
    ],
)
def test_4_10_weights_make_a_hundred(weights, expected):
    criteria = tuple(Weight(f"c{number}", weight) for number, weight in enumerate(weights))

    assert said(rounds.weights_add_up(a_round(criteria=criteria))) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ((5_000_00, 20_000_00), MET),
        ((), not_met("The round has no bands.")),
        ((5_000_00, 5_000_00), not_met("The bands do not rise.")),
        (
            (5_000_00, 19_999_99),
            not_met("The highest band ends at £19,999.99, below the guide maximum of £20,000."),
        ),
    ],
)
def test_4_17_bands_rise_to_the_largest_grant(limits, expected):
    bands = tuple(Band(f"b{limit}", limit, 1) for limit in limits)

    assert said(rounds.bands_reach_the_maximum(a_round(bands=bands))) == expected


def test_4_17_long_answers_have_limits():
    assert said(rounds.long_answers_are_limited(a_round(questions_without_limit=("Need",)))) == not_met(
        "No word limit is set for: Need."
    )


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (150, MET),
        (
            151,
            not_met(
                "The form is long for the money: Short takes about 2 hours and 31 minutes for at most £5,000."
            ),
        ),
        (180, not_met("The form is long for the money: Short takes about 3 hours for at most £5,000.")),
        (None, not_met("The form has not been measured for every band.")),
    ],
)
def test_4_17_the_form_is_in_proportion_to_the_money(minutes, expected):
    plan = a_round(bands=(Band("Short", 5_000_00, minutes), Band("Standard", 20_000_00, 600)))

    assert said(rounds.form_is_proportionate(plan)) == expected


def test_4_17_short_forms_are_measured_in_minutes():
    plan = a_round(terms=terms(form_minutes_per_thousand=1), bands=(Band("Tiny", 1_000_00, 2),))

    assert said(rounds.form_is_proportionate(plan)) == not_met(
        "The form is long for the money: Tiny takes about 2 minutes for at most £1,000."
    )


def test_4_17_a_round_without_bands_is_not_measured():
    assert said(rounds.form_is_proportionate(a_round(bands=()))) == not_met(
        "The form has not been measured for every band."
    )


def test_5_2_a_round_offers_only_priorities_of_the_plan():
    assert said(rounds.targets_only_the_plan(a_round(priorities=("Q1", "P9")))) == not_met(
        "Not in the Police and Crime Plan in force on the decision day: P9."
    )


def test_5_2_d_what_the_fund_wants_to_know_is_asked_or_a_reason_is_given():
    found = rounds.asks_what_the_fund_wants(a_round(not_asked=("match money", "places")))

    assert found.because == "The fund wants to know of match money and places, and no page of the form asks."
    assert (found.needs_reason, rounds.asks_what_the_fund_wants(a_round()).needs_reason) == (True, False)


def test_4_1_an_open_round_is_announced_on_every_channel():
    found = run(rounds.WHILE_OPEN, a_round(channels=("website",)))

    assert [(one.rule, one.needs_reason, said(one)) for one in found] == [
        ("R4.1-2", True, not_met("Not announced yet: newsletter and press."))
    ]
    assert [said(one) for one in run(rounds.WHILE_OPEN, a_round())] == [MET]


def test_4_1_a_round_that_contradicts_itself_is_told_everything_at_once():
    plan = a_round(
        opens=datetime(2024, 12, 1, 9), closes=datetime(2024, 2, 2, 17), panel_on=None, decision_on=None
    )

    assert [one.rule for one in run(rounds.BEFORE_PUBLISHING, plan) if one.blocks] == [
        "R4.1-4",
        "R4.1-5",
        "R4.1-6",
    ]
