"""T16: a deadline is a London wall time, resolved once; the clock of the server alone counts."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django import forms

from almoner.do.rounds import queries
from almoner.do.rounds.models import Round
from almoner.doors.staff.rounds.forms import DatesForm
from almoner.ground.core.calendar import NoSuchMoment, london_moment
from tests.doors.staff.people.asked import boxes

YEARS = range(2024, 2044)
FIVE = time(17)


def last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def summer_time(day: date) -> bool:
    """By the rule of the law itself: from the last Sunday of March to that of October."""
    return last_sunday(day.year, 3) <= day < last_sunday(day.year, 10)


def deadlines_of(year: int) -> list[date]:
    """Every day on which a round might close, among them both days on which clocks change."""
    first = date(year, 1, 1)
    return [first + timedelta(days=step) for step in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
def test_five_in_london_is_four_or_five_in_utc_on_every_day_of_twenty_years(year):
    wrong = [
        day
        for day in deadlines_of(year)
        if london_moment(day, FIVE)
        != datetime(day.year, day.month, day.day, 16 if summer_time(day) else 17, tzinfo=UTC)
    ]

    assert wrong == []


@pytest.mark.parametrize("year", YEARS)
def test_the_form_keeps_the_moment_that_was_typed(year):
    spring, autumn = last_sunday(year, 3), last_sunday(year, 10)
    field = DatesForm.base_fields["closes_at"]

    kept = [field.clean([str(day.day), str(day.month), str(day.year), "5pm"]) for day in (spring, autumn)]

    assert [one.hour for one in kept] == [16, 17]
    assert [one.astimezone(ZoneInfo("Europe/London")).hour for one in kept] == [17, 17]


@pytest.mark.parametrize("year", YEARS)
def test_the_hours_in_which_clocks_change_are_refused_as_a_deadline(year):
    spring, autumn = last_sunday(year, 3), last_sunday(year, 10)
    field = DatesForm.base_fields["closes_at"]

    for day, said in ((spring, "does not exist"), (autumn, "happens twice")):
        with pytest.raises(NoSuchMoment):
            london_moment(day, time(1, 30))
        with pytest.raises(forms.ValidationError, match=said):
            field.clean([str(day.day), str(day.month), str(day.year), "1:30am"])
    allowed = [london_moment(day, wall) for day in (spring, autumn) for wall in (time(0, 59), time(2))]
    assert len(allowed) == 4


def test_a_wrong_hour_is_said_beside_its_field():
    form = DatesForm(boxes("closes_at", last_sunday(2026, 10)) | {"closes_at_time": "1:30am"})

    assert "happens twice" in form.errors["closes_at"][0]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("grace", [0, 30])
def test_the_last_moment_is_in_and_a_microsecond_later_is_out(year, grace):
    """16:59:59.999, 17:00:00.000 and a microsecond more, on both days on which clocks change."""
    for day in (last_sunday(year, 3), last_sunday(year, 10), date(year, 7, 31), date(year, 1, 29)):
        closes = london_moment(day, FIVE)
        round = Round(
            status="published", opens_at=closes - timedelta(days=40), closes_at=closes, grace_minutes=grace
        )
        moments = [closes - timedelta(milliseconds=1), closes, closes + timedelta(microseconds=1)]

        assert [round.is_open(moment) for moment in moments] == [True, True, False]
        assert queries.last_moment(round) == closes + timedelta(minutes=grace)
