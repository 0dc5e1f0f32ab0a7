from datetime import date

import pytest

from almoner.policy import retention
from almoner.policy.retention import Kept
from tests.policy.builders import MET, TERMS, judge, not_met, said


@pytest.mark.parametrize(
    ("today", "ended_on", "can_open", "expected"),
    [
        (date(2026, 12, 31), date(2026, 12, 1), True, MET),
        (
            date(2027, 1, 1),
            date(2026, 12, 1),
            True,
            not_met("The panel can still open it; access ended on Thursday 31 December 2026."),
        ),
        (date(2027, 1, 1), date(2026, 12, 1), False, MET),
        (date(2027, 1, 1), None, True, MET),
    ],
)
def test_4_20_the_panels_access_ends_after_the_round(today, ended_on, can_open, expected):
    kept = Kept(TERMS, today, was_funded=False, round_ended_on=ended_on, panel_can_open=can_open)

    assert said(retention.panel_access_is_over(kept)) == expected


@pytest.mark.parametrize(
    ("funded", "today", "expected"),
    [
        (False, date(2028, 12, 10), MET),
        (False, date(2028, 12, 11), not_met("It was to be kept until Sunday 10 December 2028.")),
        (True, date(2033, 12, 10), MET),
        (True, date(2033, 12, 11), not_met("It was to be kept until Saturday 10 December 2033.")),
    ],
)
def test_4_20_applications_are_kept_for_two_or_seven_years(funded, today, expected):
    kept = Kept(TERMS, today, was_funded=funded, ended_on=date(2026, 12, 10))

    assert said(retention.is_kept_no_longer(kept)) == expected


def test_4_20_an_end_nobody_recorded_is_for_people_to_judge():
    open_ended = Kept(TERMS, date(2040, 1, 1), was_funded=True)

    assert [
        said(retention.is_kept_no_longer(open_ended)),
        said(retention.is_kept_no_longer(Kept(TERMS, date(2040, 1, 1), was_funded=True, is_anonymous=True))),
    ] == [judge("It is not known when it ended, so not how long to keep it."), MET]
