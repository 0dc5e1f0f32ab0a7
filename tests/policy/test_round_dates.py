from datetime import date, datetime, timedelta

import pytest

from almoner.policy import round_dates
from tests.policy.builders import MET, a_round, not_met, said

LAST_SUNDAYS = {
    year: tuple(
        max(day for day in (date(year, month, number) for number in range(25, 32)) if day.weekday() == 6)
        for month in (3, 10)
    )
    for year in range(2020, 2040)
}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (28, MET),
        (27, not_met("The round is open for 27 days.")),
        (-1, not_met("The round is open for 0 days.")),
    ],
)
def test_4_1_a_round_is_open_for_four_weeks(days, expected):
    opens = datetime(2026, 12, 1, 9)

    assert (
        said(round_dates.open_long_enough(a_round(opens=opens, closes=opens + timedelta(days=days))))
        == expected
    )


def test_4_1_a_round_closes_after_it_opens():
    opens = datetime(2026, 12, 1, 9)

    assert [
        said(round_dates.closes_after_it_opens(a_round(opens=opens, closes=closes)))
        for closes in (opens, opens + timedelta(minutes=1))
    ] == [
        not_met(
            "The round closes at 9am on Tuesday 1 December 2026, "
            "but opens only at 9am on Tuesday 1 December 2026."
        ),
        MET,
    ]


@pytest.mark.parametrize(
    ("panel_on", "expected"),
    [
        (date(2027, 1, 30), MET),
        (
            date(2027, 1, 29),
            not_met(
                "The panel meets on Friday 29 January 2027, but the round closes on Friday 29 January 2027."
            ),
        ),
        (None, not_met("The round has no panel date.")),
    ],
)
def test_4_1_the_panel_meets_after_closing(panel_on, expected):
    assert said(round_dates.panel_follows_closing(a_round(panel_on=panel_on))) == expected


@pytest.mark.parametrize(
    ("panel_on", "decision_on", "expected"),
    [
        (date(2027, 3, 2), date(2027, 3, 2), MET),
        (None, date(2027, 3, 2), MET),
        (
            date(2027, 3, 2),
            date(2027, 3, 1),
            not_met(
                "The decision is expected on Monday 1 March 2027, "
                "but the panel meets on Tuesday 2 March 2027."
            ),
        ),
        (date(2027, 3, 2), None, not_met("The round has no decision date.")),
    ],
)
def test_4_1_the_decision_follows_the_panel(panel_on, decision_on, expected):
    plan = a_round(panel_on=panel_on, decision_on=decision_on)

    assert said(round_dates.decision_follows_panel(plan)) == expected


@pytest.mark.parametrize(
    ("closes", "expected"),
    [
        (datetime(2026, 12, 24, 17), MET),
        (
            datetime(2026, 12, 25, 17),
            not_met(
                "The deadline is on a bank holiday: Friday 25 December 2026. "
                "Nobody can be asked for help on that day."
            ),
        ),
        (
            datetime(2027, 1, 31, 17),
            not_met(
                "The deadline is on a weekend: Sunday 31 January 2027. "
                "Nobody can be asked for help on that day."
            ),
        ),
    ],
)
def test_4_1_a_deadline_on_a_free_day_needs_a_reason(closes, expected):
    found = round_dates.closes_on_a_working_day(a_round(closes=closes))

    assert (said(found), found.blocks) == (expected, False)


@pytest.mark.parametrize("year", LAST_SUNDAYS)
def test_4_1_a_deadline_is_at_an_hour_that_happens_once(year):
    spring, autumn = (datetime(day.year, day.month, day.day) for day in LAST_SUNDAYS[year])
    told = {
        wall: said(round_dates.closes_at_an_hour_that_happens_once(a_round(closes=wall)))
        for wall in (
            spring.replace(hour=0, minute=59),
            spring.replace(hour=1),
            spring.replace(hour=1, minute=59),
            spring.replace(hour=2),
            autumn.replace(hour=0, minute=59),
            autumn.replace(hour=1, minute=30),
            autumn.replace(hour=2),
            autumn.replace(hour=17),
        )
    }

    assert list(told.values()) == [
        MET,
        not_met(f"The clocks change on Sunday {spring.day} March {year}: 1am does not happen that day."),
        not_met(f"The clocks change on Sunday {spring.day} March {year}: 1:59am does not happen that day."),
        MET,
        MET,
        not_met(f"The clocks change on Sunday {autumn.day} October {year}: 1:30am comes twice that day."),
        MET,
        MET,
    ]
