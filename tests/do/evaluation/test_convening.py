"""Bringing a panel together, giving out the bids, scoring them, and the letters that go with it."""

from datetime import date, timedelta

import pytest

from almoner.do.evaluation import actions, balance, facts, fragility, jobs, queries
from almoner.do.evaluation.models import Allocation, Panel, PanelMember, Score
from almoner.do.rounds.models import Round
from almoner.ground.core.refusals import Clash, NotAllowed, Refused
from almoner.ground.notices.text import words_of
from almoner.ground.workflow.models import Letter
from tests.builders import a_person
from tests.do.evaluation.panels import (
    CRITERIA,
    DUE,
    NOW,
    a_meeting,
    a_panel,
    a_scoring_panel,
    an_officer,
    bids_of,
    by,
    free,
    points,
    seats,
    sifted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(NOW)


def test_convening_hands_sifted_bids_to_the_panel_once():
    round = sifted()
    with pytest.raises(NotAllowed):
        actions.convene(round, **by(a_person("finance")))
    panel = actions.convene(round, **by(an_officer()), scores_due_on=DUE)

    assert (panel.status, Round.objects.get(pk=round.pk).status) == ("convened", "panel")
    with pytest.raises(Refused):
        actions.convene(round, **by(an_officer()))


def test_a_member_is_invited_by_letter_and_sits_once():
    panel = a_panel(members=0)
    seat = actions.invite_member(
        panel, **by(an_officer()), email="Asha@example.org", name="Asha Linden", represents="Fire"
    )
    with pytest.raises(Refused, match="already"):
        actions.invite_member(panel, **by(an_officer()), email="asha@example.org", represents="Fire")
    with pytest.raises(NotAllowed):
        actions.invite_member(panel, **by(a_person()), email="b@example.org", name="B", represents="Fire")
    letter = Letter.objects.get(template="evaluation/invited")

    assert (seat.person.email, letter.to) == ("asha@example.org", "asha@example.org")
    assert words_of(letter).subject == f"You are asked to sit on the panel for {panel.round.title}"
    assert "Please finish your scores by Friday 26 February 2027." in words_of(letter).body


def test_bids_are_given_out_evenly_and_never_to_who_has_an_interest():
    panel = a_scoring_panel(bids=4, members=4, conflicts=((0, 0), (1, 1)))
    load = [seat.allocations.count() for seat in seats(panel)]
    first, second = bids_of(panel)[:2]

    assert (sum(load), max(load) - min(load)) == (12, 0)
    assert not Allocation.objects.filter(member=seats(panel)[0], application=first).exists()
    assert not Allocation.objects.filter(member=seats(panel)[1], application=second).exists()


def test_scoring_opens_when_each_bid_has_its_scorers_and_members_are_told():
    panel = a_panel(members=3)
    for seat in seats(panel)[:2]:
        free(seat, *bids_of(panel))
    actions.allocate(panel, **by(an_officer()))
    with pytest.raises(Refused, match="Not enough members"):
        actions.start_scoring(panel, **by(an_officer()))
    free(seats(panel)[2], *bids_of(panel))
    actions.allocate(panel, **by(an_officer()))
    actions.start_scoring(panel, **by(an_officer()))
    letters = Letter.objects.filter(template="evaluation/scoring_open")

    assert (Panel.objects.get().status, letters.count()) == ("scoring", 3)
    assert words_of(letters[0]).subject == f"1 bid to score for {panel.round.title}"


def test_a_reminder_goes_once_three_days_before_the_scores_are_due():
    panel = a_scoring_panel()
    sent = []
    for days in (4, 3, 2):
        jobs.remind_members(NOW.replace(day=DUE.day) - timedelta(days=days))
        sent.append(Letter.objects.filter(template="evaluation/scores_due").count())

    assert sent == [0, 3, 3]
    assert PanelMember.objects.filter(panel=panel, reminded_at__isnull=False).count() == 3
    assert (
        "1 bid left to score" in words_of(Letter.objects.filter(template="evaluation/scores_due")[0]).subject
    )


@pytest.mark.parametrize("value", [-1, 6, True])
def test_points_are_whole_numbers_from_0_to_5(value):
    panel = a_scoring_panel()
    one = Allocation.objects.filter(member__panel=panel).first()

    with pytest.raises(Refused):
        actions.score(one, **by(one.member.person), values={"need": (value, "Because.")})
    assert Score.objects.count() == 0


def test_scores_are_the_members_own_and_a_stale_one_clashes():
    panel = a_scoring_panel()
    one = Allocation.objects.filter(member__panel=panel).first()
    person = one.member.person
    for stranger in (a_person(), an_officer(), seats(panel)[3].person):
        with pytest.raises(NotAllowed):
            actions.score(one, **by(stranger), values=points(5))
    actions.score(one, **by(person), values=points(0))
    actions.score(one, **by(person), values=points(5), versions=dict.fromkeys(CRITERIA, 1))

    with pytest.raises(Clash):
        actions.score(one, **by(person), values=points(2), versions=dict.fromkeys(CRITERIA, 1))
    assert set(Score.objects.values_list("value", "version")) == {(5, 2)}


def test_the_numbers_of_a_panel_can_be_changed_within_reason():
    panel = a_panel()
    with pytest.raises(Refused):
        actions.revise(panel, **by(an_officer()), quorum=0, scorers_each=21, scores_due_on=None)
    with pytest.raises(NotAllowed):
        actions.revise(panel, **by(a_person()), quorum=4, scorers_each=3, scores_due_on=None)
    actions.revise(panel, **by(an_officer()), quorum=4, scorers_each=3, scores_due_on=date(2027, 2, 27))

    assert facts.terms_of(Panel.objects.get(), NOW).panel_quorum == 4


def test_the_balance_shows_what_gets_nothing_too():
    panel = a_meeting(bids=2)
    first = bids_of(panel)[0]
    actions.recommend(first, **by(an_officer()), outcome="recommend", amount_pence=400_001, minute="Part.")
    found = balance.balance(panel)

    assert [(one.area.name, one.pence, one.bids, one.per_thousand_pence) for one in found.areas] == [
        ("Tendring", 400_001, 2, 4_000)
    ]
    assert [(one.name, one.pence, one.money_percent) for one in found.priorities] == [
        ("Priority Q1", 400_001, 100.0),
        ("Priority Q2", 0, 0.0),
    ]
    assert (found.areas_without, found.priorities_without) == ([], ["Priority Q2"])


def test_a_bid_that_hangs_on_one_scorer_is_named():
    """Marks 5, 3, 3 against 3, 4, 4: without the first scorer they change places."""
    marks = (5, 3, 3, 3, 4, 4)
    panel = a_meeting(bids=2, members=3, values=lambda place: points(marks[place]))
    first, second = bids_of(panel)
    low = first if queries.ranking(panel)[1].application == first else second
    high = second if low == first else first
    actions.recommend(high, **by(an_officer()), outcome="recommend", amount_pence=400_000, minute="Yes.")
    actions.recommend(low, **by(an_officer()), outcome="not_recommend", minute="No.")
    names = facts.names_of(facts.members(panel))

    assert fragility.fragile(panel, queries.ranking(panel), names) != {}


def test_the_line_falls_where_the_money_ends():
    panel = a_meeting(bids=2, values=lambda place: points(4 if place < 3 else 3))
    panel.round.available_pence = 480_000
    rows = queries.ranking(panel)

    assert [(one.place, one.running_pence, one.is_within, one.is_first_below) for one in rows] == [
        (1, 480_000, True, False),
        (2, 960_000, False, True),
    ]
