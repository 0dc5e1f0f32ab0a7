from datetime import date, timedelta

import pytest

from almoner.policy import procurement as policy
from almoner.policy.findings import run
from almoner.policy.procurement import Tender, longest_end, words_of
from almoner.policy.terms import terms_on
from tests.policy.builders import MET, judge, not_met, said

DAY = date(2026, 12, 10)
TERMS = terms_on(DAY)


def a_tender(**values):
    facts = {
        "terms": TERMS,
        "today": DAY,
        "principles": frozenset("ab"),
        "options": "Grant, contract, in house.",
        "rationale": "The largest service, with a market.",
        "equality": "Assessed in January.",
        "starts_on": date(2026, 4, 1),
        "ends_on": date(2031, 3, 31),
        "needs_assessed_on": date(2024, 3, 1),
        "need": "Needs assessment of March",
        "is_free": True,
        "is_confidential": True,
        "needs_no_report": True,
        "answered": frozenset("ab"),
        "confirmed_by": "The team's lead",
        "confirmed_on": DAY,
        "confirmation": "7F-1",
        "checks_passed": True,
        "shares": (("North", (60, 40)),),
        "award_notice_on": date(2026, 11, 30),
    }
    return Tender(**(facts | values))


def test_a_whole_tender_meets_every_rule():
    asked = {*policy.BEFORE_TENDER, *policy.BEFORE_AWARD, *policy.BEFORE_CONTRACT}

    assert {said(one) for one in run(asked, a_tender())} == {MET}


def test_the_words_of_principles_milestones_and_notices_are_tables():
    assert "".join(words_of("principles")) == "abcdefghij"
    assert words_of("notices")["UK7"] == "Contract details"
    assert len(words_of("milestones")) == 8


@pytest.mark.parametrize(("said", "blocks"), [("Assessed.", False), (" ", True)])
def test_2_1_b_the_effect_on_equality_is_assessed_before_a_tender(said, blocks):
    assert policy.equality_is_assessed(a_tender(equality=said)).blocks is blocks


@pytest.mark.parametrize("missing", ["options", "rationale"])
def test_1_9_the_way_of_funding_is_reasoned(missing):
    assert policy.way_is_reasoned(a_tender(**{missing: " "})).blocks is True


@pytest.mark.parametrize(("end", "blocks"), [(date(2031, 3, 31), False), (date(2031, 4, 1), True)])
def test_3_9_a_victims_contract_ends_within_five_years(end, blocks):
    found = policy.ends_within_the_longest_term(a_tender(ends_on=end))

    assert found.blocks is blocks
    assert policy.ends_within_the_longest_term(a_tender(ends_on=end, is_for_victims=False)).blocks is False


def test_3_9_five_years_from_a_leap_day_end_a_day_before_the_last_of_february():
    assert longest_end(date(2028, 2, 29), TERMS) == date(2033, 2, 27)


@pytest.mark.parametrize("missing", ["starts_on", "ends_on"])
def test_3_9_a_contract_without_its_days_is_stopped(missing):
    assert policy.ends_within_the_longest_term(a_tender(**{missing: None})).blocks is True


@pytest.mark.parametrize(
    ("assessed", "doubt"), [(date(2023, 12, 10), False), (date(2023, 12, 9), True), (None, True)]
)
def test_3_9_a_needs_assessment_is_at_most_three_years_old_or_there_is_a_reason(assessed, doubt):
    assert policy.need_is_known(a_tender(needs_assessed_on=assessed)).needs_reason is doubt


@pytest.mark.parametrize("missing", ["is_free", "is_confidential", "needs_no_report"])
def test_7_3_a_victims_service_is_free_confidential_and_open_without_a_report(missing):
    assert policy.service_is_open_to_victims(a_tender(**{missing: False})).blocks is True
    other = a_tender(**{missing: False}, is_for_victims=False)
    assert policy.service_is_open_to_victims(other).blocks is False


def test_2_1_each_principle_without_an_answer_is_named():
    found = policy.principles_are_answered(a_tender(answered=frozenset("a")))

    assert said(found) == not_met("No answer is given to principle b.")


@pytest.mark.parametrize(
    ("values", "blocks"),
    [
        ({}, False),
        ({"confirmed_on": DAY + timedelta(days=1)}, True),
        ({"confirmed_on": None}, True),
        ({"confirmed_by": ""}, True),
        ({"confirmation": ""}, True),
    ],
)
def test_3_9_compliance_is_confirmed_by_somebody_on_a_day_under_a_reference(values, blocks):
    assert policy.compliance_is_confirmed(a_tender(**values)).blocks is blocks


def test_9_1_the_winners_checks_are_passed_and_an_unknown_result_holds_up():
    unknown = policy.checks_are_passed(a_tender(checks_passed=None))

    assert said(unknown) == judge("The result of the seven-force team's checks is not recorded.")
    assert unknown.holds_up is True
    assert policy.checks_are_passed(a_tender(checks_passed=False)).blocks is True


@pytest.mark.parametrize(
    ("values", "because"),
    [
        ({"lots_without_winner": ("South",)}, "Lots without a winner: South."),
        ({"shares": (("North", (60, 39)),)}, "Shares do not make 100%: North (99%)."),
        ({"shares": (("North", (60, 41)),)}, "Shares do not make 100%: North (101%)."),
        ({"shares": ()}, "There is no lot."),
    ],
)
def test_1_9_each_lot_has_its_winner_and_whole_shares(values, because):
    assert said(policy.winners_are_whole(a_tender(**values))) == not_met(because)


@pytest.mark.parametrize(
    ("notice", "blocks"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True), (None, True)]
)
def test_3_9_eight_working_days_stand_between_the_award_notice_and_the_contract(notice, blocks):
    assert policy.standstill_is_over(a_tender(award_notice_on=notice)).blocks is blocks


def test_3_9_a_bank_holiday_is_no_working_day_of_the_standstill():
    found = policy.standstill_is_over(a_tender(bank_holidays=frozenset({date(2026, 12, 1)})))

    assert found.blocks is True
