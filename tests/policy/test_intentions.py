from datetime import date

import pytest

from almoner.policy.intentions import (
    FundedPost,
    PlannedAction,
    Seat,
    in_post_on,
    is_done_in_time,
    month_ends,
    vacant_pence,
)

DUE = date(2026, 11, 30)
APRIL, MAY, JUNE = date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30)


@pytest.mark.parametrize(
    ("today", "is_open", "late"),
    [(DUE, True, False), (date(2026, 12, 1), True, True), (date(2026, 12, 1), False, False)],
)
def test_5_2_an_open_action_is_late_from_the_day_after_its_own(today, is_open, late):
    assert is_done_in_time(PlannedAction("Fill the posts", DUE, today, is_open)).needs_reason is late


def test_5_2_the_finding_says_since_when():
    found = is_done_in_time(PlannedAction("Fill the posts", DUE, date(2026, 12, 10)))

    assert found.because == "“Fill the posts” was due on Monday 30 November 2026, 10 days ago."


def test_5_2_b_only_months_that_are_over_are_counted():
    assert month_ends("2026/27", date(2026, 4, 30)) == []
    assert month_ends("2026/27", date(2026, 5, 1)) == [APRIL]
    assert month_ends("2026/27", date(2027, 6, 1))[-1] == date(2027, 3, 31)
    assert len(month_ends("2026/27", date(2027, 6, 1))) == 12


def a_post(*seats, hundredths=100, cost_pence=4_200_000, funded=(date(2026, 4, 1), date(2027, 3, 31))):
    return FundedPost(hundredths, cost_pence, *funded, seats)


def test_5_2_b_a_month_stands_as_its_last_day_does():
    post = a_post(Seat(100, date(2026, 4, 1), date(2026, 4, 30)), Seat(60, date(2026, 6, 30)))

    assert [in_post_on(post, day) for day in (APRIL, MAY, JUNE)] == [100, 0, 60]


def test_5_2_b_vacant_months_cost_their_part_of_a_full_time_year_to_a_whole_penny():
    months = [APRIL, MAY, JUNE]
    half_filled = a_post(Seat(50, date(2026, 4, 1)))

    assert vacant_pence(a_post(), months) == 1_050_000
    assert vacant_pence(half_filled, months) == 525_000
    assert vacant_pence(a_post(Seat(100, date(2026, 4, 1))), months) == 0
    assert [vacant_pence(a_post(cost_pence=pence), [APRIL]) for pence in (5, 6, 17, 18)] == [0, 1, 1, 2]


def test_5_2_b_days_without_funding_are_neither_funded_nor_vacant():
    post = a_post(Seat(100, date(2026, 4, 1)), funded=(date(2026, 5, 1), date(2026, 5, 31)))

    assert [in_post_on(post, day) for day in (APRIL, MAY, JUNE)] == [0, 100, 0]
    assert vacant_pence(post, [APRIL, MAY, JUNE]) == 0
