from dataclasses import replace
from datetime import date

import pytest

from almoner.policy import subsidies
from almoner.policy.sheets import Line, Subsidy
from almoner.policy.subsidies import entry_due, fits, window_from
from tests.policy.builders import TERMS, a_sheet

NO = Subsidy("none", (True, False, True, True), "Nothing is sold.")
YES = (True, True, True, True)
LIMIT = 31_500_000


def minimal(pence, declared=0, before=0, notified=None, outcome="minimal", recipient="A club"):
    notified = pence if notified is None else notified
    said = Subsidy(outcome, YES, "It sells lessons.", notified, declared, before)
    return Line(recipient, pence, subsidy=said)


def stopped(*lines):
    found = [one(a_sheet(lines=lines)) for one in subsidies.BEFORE_SIGNING]
    return [one.rule.removeprefix("R2.1g-4-") for one in found if one.blocks]


@pytest.mark.parametrize(
    ("outcome", "limbs", "fine"),
    [
        ("none", (True, False, True, True), True),
        ("none", YES, False),
        ("minimal", YES, True),
        ("scheme", (True, True, True, False), False),
        ("loan", YES, False),
    ],
)
def test_2_1_g_a_subsidy_meets_all_four_limbs_and_nothing_else_does(outcome, limbs, fine):
    assert fits(outcome, limbs) is fine


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (NO, []),
        (None, ["subsidy"]),
        (replace(NO, reason=" "), ["subsidy"]),
        (replace(NO, limbs=YES), ["subsidy"]),
    ],
)
def test_2_1_g_every_paying_line_is_answered_with_a_reason(said, wrong):
    assert stopped(Line("A club", 100, subsidy=said)) == wrong


def test_2_1_g_a_line_without_money_needs_no_answer():
    assert stopped(Line("A club", 0)) == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (minimal(100), []),
        (minimal(100, declared=None), ["confirmed"]),
        (minimal(100, notified=99), ["confirmed"]),
        (minimal(100, declared=None, outcome="services"), []),
    ],
)
def test_2_1_g_minimal_assistance_is_confirmed_for_the_very_sum(line, wrong):
    assert stopped(line) == wrong


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ([minimal(LIMIT)], []),
        ([minimal(LIMIT + 1)], ["limit"]),
        ([minimal(100, declared=LIMIT - 100)], []),
        ([minimal(101, declared=LIMIT - 100)], ["limit"]),
        ([minimal(101, before=LIMIT - 100)], ["limit"]),
        ([minimal(60, declared=LIMIT - 100), minimal(41, declared=LIMIT - 100)], ["limit"]),
        ([minimal(60, declared=LIMIT - 100), minimal(41, recipient="Another")], []),
        ([minimal(LIMIT, outcome="services"), minimal(1)], ["limit"]),
        ([minimal(LIMIT + 1, outcome="services")], []),
        ([minimal(LIMIT + 1, outcome="standalone")], []),
    ],
)
def test_2_1_g_minimal_assistance_stays_within_315_000_pounds_this_award_included(lines, wrong):
    assert stopped(*lines) == wrong


@pytest.mark.parametrize(
    ("day", "since"), [(date(2027, 3, 31), date(2024, 4, 1)), (date(2027, 4, 1), date(2025, 4, 1))]
)
def test_2_1_g_the_window_is_the_financial_year_and_the_two_before(day, since):
    assert window_from(day) == since


@pytest.mark.parametrize(
    ("outcome", "pence", "due"),
    [
        ("none", 20_000_000, None),
        ("minimal", 10_000_000, None),
        ("minimal", 10_000_001, date(2027, 3, 10)),
        ("services", 10_000_001, date(2027, 3, 10)),
        ("scheme", 10_000_000, None),
        ("standalone", 1, date(2027, 3, 10)),
    ],
)
def test_2_1_g_an_entry_is_due_within_three_months_above_100_000_pounds_or_at_any_sum(outcome, pence, due):
    assert entry_due(outcome, pence, date(2026, 12, 10), TERMS) == due
