from datetime import date

import pytest

from almoner.policy import bid_history
from almoner.policy.applications import EarlierAward
from tests.policy.builders import MET, a_bid, not_met, said


def award(year: int, **changes) -> EarlierAward:
    return EarlierAward(f"{year}R1-002", year, changes.pop("decided_on", date(year, 10, 24)), **changes)


def test_4_7_a_bid_says_what_comes_after():
    assert said(bid_history.says_what_comes_after(a_bid(after_our_money="\n"))) == not_met(
        "Nothing says how the project or its outcomes continue when the grant ends."
    )


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((), MET),
        ((2025,), MET),
        ((2024,), MET),
        ((2023, 2024), MET),
        (
            (2024, 2025),
            not_met(
                "With this bid the organisation would be funded 3 years running; "
                "the fund should not be a sustainable source of funding."
            ),
        ),
    ],
)
def test_4_7_a_third_year_running_needs_a_reason(years, expected):
    found = bid_history.is_not_a_lasting_source(a_bid(earlier_awards=tuple(award(year) for year in years)))

    assert (said(found), found.blocks) == (expected, False)


@pytest.mark.parametrize(
    ("decided_on", "same", "delivered", "develops", "asked"),
    [
        (date(2023, 12, 10), True, "", "", True),
        (date(2023, 12, 9), True, "", "", False),
        (date(2023, 12, 10), False, "", "", False),
        (date(2023, 12, 10), True, "Eighty came.", "", True),
        (date(2023, 12, 10), True, "", "Two more towns.", True),
        (date(2023, 12, 10), True, "Eighty came.", "Two more towns.", False),
    ],
)
def test_4_8_a_continuing_project_explains_itself(decided_on, same, delivered, develops, asked):
    bid = a_bid(
        earlier_awards=(award(2023, decided_on=decided_on, same_project=same),),
        continuation_delivered=delivered,
        continuation_develops=develops,
    )
    told = not_met(
        "This continues an earlier award (2023R1-002), but the continuation section is not complete."
    )

    assert said(bid_history.continuation_is_explained(bid)) == (told if asked else MET)


def test_4_8_an_overdue_report_warns_the_applicant_and_stops_a_recommendation():
    bid = a_bid(earlier_awards=(award(2024), award(2025, returns="overdue"), award(2023, returns="rejected")))
    told = not_met(
        "Reports on earlier awards are not in order: 2025R1-002 (overdue) and 2023R1-002 (rejected)."
    )
    found = [bid_history.warned_of_owed_reports(bid), bid_history.earlier_reports_are_in_order(bid)]

    assert [(said(one), one.blocks) for one in found] == [(told, False), (told, True)]
