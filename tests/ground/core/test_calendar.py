from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as some

from almoner.ground.core import calendar

FIVE = time(17, 0)
DAYS = some.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 28, 17, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 16, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 16, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 17, tzinfo=UTC)),
        (date(2026, 12, 10), datetime(2026, 12, 10, 17, tzinfo=UTC)),
    ],
)
def test_five_in_london_is_one_moment_also_when_the_clocks_change(day, moment):
    assert calendar.london_moment(day, FIVE) == moment


@pytest.mark.parametrize("year", range(2024, 2044))
def test_hours_in_which_clocks_change_are_refused_for_twenty_years(year):
    forward = max(day for day in (date(year, 3, n) for n in range(25, 32)) if day.weekday() == 6)
    back = max(day for day in (date(year, 10, n) for n in range(25, 32)) if day.weekday() == 6)

    for day, words in ((forward, "does not exist"), (back, "happens twice")):
        for wall in (time(1, 0), time(1, 30), time(1, 59, 59)):
            with pytest.raises(calendar.NoSuchMoment, match=words):
                calendar.london_moment(day, wall)
        assert calendar.london_moment(day, time(0, 59, 59)) < calendar.london_moment(day, time(2, 0))


@given(DAYS, some.times())
def test_a_london_moment_reads_back_as_the_same_wall_time(day, wall):
    try:
        moment = calendar.london_moment(day, wall.replace(tzinfo=None))
    except calendar.NoSuchMoment:
        return
    back = moment.astimezone(calendar.LONDON)
    assert (moment.tzinfo, back.date(), back.time()) == (UTC, day, wall)


def test_the_day_in_london_is_not_always_the_day_in_utc():
    assert calendar.london_date(datetime(2026, 6, 1, 22, 59, tzinfo=UTC)) == date(2026, 6, 1)
    assert calendar.london_date(datetime(2026, 6, 1, 23, 0, tzinfo=UTC)) == date(2026, 6, 2)


def test_bank_holidays_of_england_in_2026():
    weekdays = {day for day in calendar.bank_holidays(2026) if day.weekday() < 5}
    assert weekdays == {
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4),
        date(2026, 5, 25), date(2026, 8, 31), date(2026, 12, 25), date(2026, 12, 28),
    }  # fmt: skip


def test_working_days_leave_out_weekends_and_bank_holidays():
    christmas_eve = date(2026, 12, 24)
    assert calendar.after_working_days(christmas_eve, 0) == christmas_eve
    assert calendar.after_working_days(christmas_eve, 1) == date(2026, 12, 29)
    assert calendar.after_working_days(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert calendar.working_days_between(christmas_eve, date(2026, 12, 28)) == 0
    assert calendar.working_days_between(christmas_eve, date(2026, 12, 29)) == 1
    assert calendar.working_days_between(christmas_eve, christmas_eve) == 0


@given(DAYS, some.integers(min_value=1, max_value=60))
def test_the_day_after_so_many_working_days_is_that_many_away(day, count):
    later = calendar.after_working_days(day, count)
    assert calendar.is_working_day(later)
    assert calendar.working_days_between(day, later) == count
    assert calendar.working_days_between(day, later - timedelta(days=1)) == count - 1


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 3, 31), "2025/26"), (date(2026, 4, 1), "2026/27"), (date(2099, 4, 1), "2099/00")],
)
def test_the_financial_year_begins_on_the_first_of_april(day, year):
    assert calendar.financial_year(day) == year


def test_years_follow_each_other_and_end_on_31_march():
    assert (calendar.next_financial_year("2026/27"), calendar.next_financial_year("2098/99")) == (
        "2027/28",
        "2099/00",
    )
    assert calendar.financial_year_end("2026/27") == date(2027, 3, 31)
    assert [calendar.is_financial_year(text) for text in ("2026/27", "2026/28", "2026/2x", "")] == [
        True,
        False,
        False,
        False,
    ]


def test_the_listed_bank_holidays_are_those_of_the_package_and_other_years_come_from_it():
    years = [int(year) for year in calendar.listed()]

    assert years == list(range(2010, 2061))
    assert [
        year
        for year in (*years, 2009, 2061)
        if calendar.bank_holidays(year) != set(holidays.country_holidays("GB", subdiv="ENG", years=year))
    ] == []
