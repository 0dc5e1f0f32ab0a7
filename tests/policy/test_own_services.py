from datetime import date

import pytest

from almoner.policy.own_services import (
    PlannedCost,
    figures_due,
    plans_within_its_budget,
    quarter_end,
    unit_pence,
)
from almoner.policy.terms import terms_on


@pytest.mark.parametrize(("planned", "free", "stops"), [(100, 100, False), (101, 100, True), (1, -1, True)])
def test_1_6_a_service_plans_no_more_than_its_budget_has(planned, free, stops):
    assert plans_within_its_budget(PlannedCost("RJ", "2026/27", planned, free)).blocks is stops


def test_1_6_the_finding_says_both_sums_and_never_less_than_nothing():
    found = plans_within_its_budget(PlannedCost("RJ", "2026/27", 200, -100))

    assert found.because == "RJ would plan £2 for 2026/27; its budget has £0."


def test_2_1_e_quarters_end_in_june_september_december_and_march_and_are_due_thirty_days_later():
    ends = [quarter_end("2026/27", number) for number in (1, 2, 3, 4)]

    assert ends == [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31)]
    assert figures_due("2026/27", 3, terms_on(date(2026, 12, 10))) == date(2027, 1, 30)


@pytest.mark.parametrize(
    ("cost", "count", "each"),
    [(0, 5, 0), (100, 3, 33), (101, 2, 51), (100, 8, 13), (99, 8, 12), (5, 0, None)],
)
def test_2_1_e_the_cost_of_one_is_rounded_to_a_penny_half_a_penny_up(cost, count, each):
    assert unit_pence(cost, count) == each
