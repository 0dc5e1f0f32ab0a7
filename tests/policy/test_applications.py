from datetime import timedelta

import pytest

from almoner.policy import applications
from almoner.policy.applications import Arrival, Extension, LongAnswer
from almoner.policy.bids import Bid
from almoner.policy.findings import Outcome, run
from tests.policy.builders import CLOSES, MET, TERMS, TODAY, a_bid, not_met, said

LATE = CLOSES + timedelta(microseconds=1)
GRACE = timedelta(minutes=TERMS.deadline_grace_minutes)


def late_by(words):
    return not_met(f"The deadline was 5pm on Friday 29 January 2027; this arrived {words} later.")


def test_a_whole_bid_may_be_sent():
    found = run(applications.AT_SUBMISSION, a_bid())

    assert [one.rule for one in found if one.outcome is not Outcome.MET] == []


def test_an_empty_bid_is_held_up_by_everything_it_must_say():
    empty = Bid(
        terms=TERMS, today=TODAY, year=2026, arrival=Arrival(CLOSES), missing_answers=("Project name",)
    )

    assert [one.rule for one in run(applications.AT_SUBMISSION, empty) if one.blocks] == [
        "R1.1-1-bid",
        "R4.3-1",
        "R5.1-1",
        "R3.2-1",
        "R4.11-3",
        "R4.4-1",
        "R4.2-2",
        "R4.20-1",
        "R4.6-1",
        "R4.7-1",
        "R4.22-1",
        "R4.9-1",
        "R4.16-1",
        "R4.20-2",
        "R4.9-2",
    ]


def test_a_whole_bid_pleases_the_panel_and_may_be_recommended():
    found = run((*applications.FOR_THE_PANEL, *applications.AT_RECOMMENDATION), a_bid())

    assert {one.outcome for one in found} == {Outcome.MET}


def test_4_9_a_bid_is_complete():
    bid = a_bid(missing_answers=("Project name", "Need"), missing_documents=("Accounts",))

    assert said(applications.is_complete(bid)) == not_met(
        "Still to be filled in: Project name, Need and Accounts."
    )


@pytest.mark.parametrize(
    ("arrival", "expected"),
    [
        (Arrival(CLOSES), not_met("It has not been sent.")),
        (Arrival(CLOSES, CLOSES), MET),
        (Arrival(CLOSES, LATE), late_by("less than a minute")),
        (Arrival(CLOSES, CLOSES + GRACE, in_form_at_close=True), MET),
        (Arrival(CLOSES, LATE + GRACE, in_form_at_close=True), late_by("15 minutes")),
        (
            Arrival(CLOSES, CLOSES + timedelta(hours=3), extension=Extension(LATE, "Olive", "Fault")),
            late_by("3 hours"),
        ),
        (Arrival(CLOSES, LATE, extension=Extension(LATE, "Olive", "Our website was down.")), MET),
        (Arrival(CLOSES, LATE, extension=Extension(LATE, "Olive", " ")), late_by("less than a minute")),
        (Arrival(CLOSES, LATE, extension=Extension(LATE, "", "A fault.")), late_by("less than a minute")),
    ],
)
def test_4_9_a_bid_arrives_by_the_deadline_or_within_a_rule(arrival, expected):
    assert said(applications.arrived_in_time(a_bid(arrival=arrival))) == expected


def test_4_9_a_later_deadline_has_a_name_and_a_reason():
    given = [None, Extension(LATE, "Olive", "A fault."), Extension(LATE, "Olive", "")]

    assert [
        said(applications.extension_is_accounted_for(a_bid(arrival=Arrival(CLOSES, LATE, extension=one))))
        for one in given
    ] == [
        MET,
        MET,
        not_met("The deadline was extended without a name or a reason, so the extension does not count."),
    ]


def test_4_17_answers_keep_to_their_limits():
    bid = a_bid(long_answers=(LongAnswer("Need", 1_204, 300),))

    assert said(applications.answers_are_within_limits(bid)) == not_met(
        "Too long: Need (1,204 of 300 words)."
    )


def test_4_20_the_privacy_notice_is_acknowledged():
    bid = a_bid(declarations=frozenset({"plan_read", "not_statutory"}))

    assert said(applications.privacy_notice_is_accepted(bid)) == not_met(
        "The privacy notice has not been acknowledged."
    )
