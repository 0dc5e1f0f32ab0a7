"""Chapters 2.1g and 4.12: what must be so before money leaves, and who lets it go."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from almoner.policy import payments as rules
from almoner.policy.findings import run
from almoner.policy.payments import Payable, Release
from almoner.policy.terms import terms_on

TODAY = date(2026, 12, 10)
TERMS = terms_on(TODAY)
READY = Payable(
    terms=TERMS, today=TODAY, amount_pence=600_000, due_on=TODAY, owed_pence=600_000, is_signed_by_both=True,
    ends_on=TODAY + timedelta(days=365), condition="the mid-year report", condition_is_met=True,
)  # fmt: skip
HANDS = frozenset({"maker", "asker"})
RUN = Release(TERMS, TODAY, HANDS, "other", date(2026, 12, 14), True, date(2026, 12, 14), "bacs18")


def blocked(**values) -> list[str]:
    found = run(rules.BEFORE_PAYING, replace(READY, **values))
    return [one.rule for one in found if one.holds_up or one.needs_reason]


def refused(**values) -> list[str]:
    return [one.rule for one in run(rules.BEFORE_RELEASE, replace(RUN, **values)) if one.holds_up]


def test_what_everything_speaks_for_can_be_paid():
    assert (blocked(), refused()) == ([], [])


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"is_signed_by_both": False}, "R4.12-1"),
        ({"bank_trouble": "No bank details are verified."}, "R4.12-2-pay"),
        ({"amount_pence": 600_001}, "R4.12-3"),
        ({"amount_pence": 0}, "R4.12-3"),
        ({"condition_is_met": False}, "R4.12-1-condition"),
        ({"overdue_reports": 1}, "R4.13-5"),
        ({"held_because": "A letter came."}, "R2.1g-1-hold"),
        ({"due_on": TODAY + timedelta(days=11)}, "R2.1g-1-need"),
        ({"ends_on": TODAY - timedelta(days=1)}, "R4.12-5"),
    ],
)
def test_each_reason_stops_a_payment_by_itself(values, rule):
    assert blocked(**values) == [rule]


@pytest.mark.parametrize(
    "values",
    [
        {"amount_pence": 1},
        {"condition": "", "condition_is_met": False},
        {"due_on": TODAY + timedelta(days=10)},
        {"due_on": TODAY - timedelta(days=400)},
        {"ends_on": TODAY},
        {"ends_on": None},
    ],
)
def test_the_other_side_of_each_number_passes(values):
    assert blocked(**values) == []


@pytest.mark.parametrize(
    ("values", "rules_broken"),
    [
        ({"releaser": "maker"}, ["R2.1g-1-pay"]),
        ({"releaser": "asker"}, ["R2.1g-1-pay"]),
        ({"file_format": "cheque"}, ["R4.12-6"]),
        ({"file_format": "pain001"}, []),
        ({"is_bank_day": False}, ["R4.12-6-day"]),
        ({"money_day": date(2026, 12, 13)}, ["R4.12-6-day"]),
        ({"money_day": date(2026, 12, 15)}, []),
    ],
)
def test_who_releases_a_run_and_for_which_day(values, rules_broken):
    assert refused(**values) == rules_broken


@pytest.mark.parametrize(
    ("begins", "rule"), [(None, []), (TODAY, []), (TODAY + timedelta(days=1), ["R2.1g-2"])]
)
def test_2_1g_money_due_before_the_time_it_pays_for_needs_a_reason(begins, rule):
    assert blocked(covers_from=begins) == rule
