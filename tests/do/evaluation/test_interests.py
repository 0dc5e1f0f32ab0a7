"""Interests, said before a bid opens or after it was scored: the bid is gone, the scores are void (T03)."""

import pytest

from almoner.do.applications.models import Application
from almoner.do.evaluation import access, actions, queries
from almoner.do.evaluation.models import Allocation, Declaration, Opening, Recommendation, Score
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_member, a_person, kept
from tests.do.evaluation.panels import (
    NOW,
    a_meeting,
    a_panel,
    a_scoring_panel,
    an_officer,
    bids_of,
    by,
    closed,
    free,
    interested,
    points,
    seats,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(NOW)


def open_to(seat):
    return list(access.visible_bids(seat.person).values_list("reference", flat=True))


def test_a_bid_opens_by_the_promise_and_the_members_own_word():
    panel = a_panel(bids=2)
    seat, bid = seats(panel)[0], bids_of(panel)[0]
    before = open_to(seat)
    actions.declare_interest(seat, **by(seat.person), application=bid, has_interest=False)
    without_promise = open_to(seat)
    actions.agree_confidentiality(seat, **by(seat.person))

    assert (before, without_promise, open_to(seat)) == ([], [], [bid.reference])


def test_nobody_declares_for_another_but_an_officer():
    panel = a_panel()
    seat, other = seats(panel)[:2]
    bid = bids_of(panel)[0]

    for person in (other.person, a_person(), a_person("finance")):
        with pytest.raises(NotAllowed):
            actions.declare_interest(seat, **by(person), application=bid, has_interest=False)
    actions.declare_interest(
        seat, **by(an_officer()), application=bid, has_interest=True, nature="The Monitoring Officer told us."
    )
    assert open_to(seat) == []


def test_an_interest_has_a_nature_and_is_not_taken_back():
    panel = a_panel()
    seat, bid = seats(panel)[0], bids_of(panel)[0]

    with pytest.raises(Refused, match="what the interest is"):
        actions.declare_interest(seat, **by(seat.person), application=bid, has_interest=True, nature=" ")
    interested(seat, bid)
    with pytest.raises(Refused, match="not taken back"):
        actions.declare_interest(seat, **by(seat.person), application=bid, has_interest=False)


def test_who_acts_for_the_organisation_has_an_interest():
    panel = a_panel()
    seat, bid = seats(panel)[0], bids_of(panel)[0]
    a_member(bid.organisation, person=seat.person)

    with pytest.raises(Refused, match="You act for"):
        actions.declare_interest(seat, **by(seat.person), application=bid, has_interest=False)


def test_who_joins_the_organisation_later_sees_nothing_of_its_bid():
    panel = a_panel()
    seat, bid = seats(panel)[0], bids_of(panel)[0]
    free(seat, bid)
    a_member(bid.organisation, person=seat.person)

    assert open_to(seat) == []


def test_an_interest_after_scoring_voids_the_scores_and_the_decision_is_made_again():
    panel = a_meeting(members=4, values=lambda place: points(5 if place == 0 else 3))
    bid = bids_of(panel)[0]
    actions.recommend(bid, **by(an_officer()), outcome="recommend", amount_pence=480_000, minute="Agreed.")
    seat = Score.objects.filter(value=5).first().member
    others = [one for one in seats(panel) if one != seat]
    interested(seat, bid)

    row = Recommendation.objects.get()
    assert (row.mean_tenths, row.must_be_redecided) == (600, True)
    assert set(Score.objects.filter(member=seat).values_list("is_void", flat=True)) == {True}
    assert not Allocation.objects.filter(member=seat).exists()
    with pytest.raises(Refused, match="Decide it again"):
        closed(panel)
    actions.allocate(panel, **by(an_officer()))
    fresh = Allocation.objects.get(finished_at=None)
    assert fresh.member in others
    actions.score(fresh, **by(fresh.member.person), values=points(3))
    actions.finish(fresh, **by(fresh.member.person))
    actions.recommend(bid, **by(an_officer()), outcome="recommend", amount_pence=400_000, minute="Again.")

    assert closed(panel).status == "closed"
    assert queries.mean_tenths(Application.objects.get(pk=bid.pk), NOW) == 600


def test_the_record_says_that_somebody_stepped_aside_and_names_nobody():
    panel = a_scoring_panel()
    seat = Allocation.objects.first().member
    bid = bids_of(panel)[0]
    actions.score(Allocation.objects.get(member=seat), **by(seat.person), values=points(3))
    interested(seat, bid)
    line = Line.objects.filter(action="evaluation.declare_interest").order_by("-seq").first().line

    assert '"voided":5' in line.replace(" ", "")
    assert "sister" not in line
    assert Declaration.objects.get(member=seat).nature == "My sister works there."


def test_opening_is_noted_and_only_who_may_read_opens():
    panel = a_scoring_panel(conflicts=((0, 0),))
    bid = bids_of(panel)[0]
    aside, reader = seats(panel)[0], seats(panel)[1]

    with pytest.raises(NotAllowed):
        actions.open_bid(bid, **by(aside.person))
    with pytest.raises(NotAllowed):
        actions.open_bid(bid, **by(a_person()))
    actions.open_bid(bid, **by(reader.person))
    again = actions.open_bid(bid, **by(reader.person, NOW.replace(hour=11)))

    assert Opening.objects.get() == again
    assert (again.first_at.hour, again.last_at.hour) == (10, 11)


def test_access_ends_with_the_day_set_at_the_closing(clock):
    panel = a_meeting()
    actions.recommend(
        bids_of(panel)[0], **by(an_officer()), outcome="recommend", amount_pence=1, minute="Agreed."
    )
    closed(panel)
    seat = seats(panel)[0]
    seen = []
    for day in ((2027, 4, 2), (2027, 4, 3)):
        clock.set(NOW.replace(year=day[0], month=day[1], day=day[2]))
        seen.append((len(open_to(seat)), access.is_panel_member(seat.person)))

    assert seen == [(1, True), (0, False)]


def test_a_bid_that_is_not_before_the_panel_is_not_declared_on():
    panel = a_panel()
    seat, bid = seats(panel)[0], bids_of(panel)[0]
    bid.status = "withdrawn"

    with pytest.raises(Refused, match="not before the panel"):
        actions.declare_interest(seat, **by(seat.person), application=kept(bid), has_interest=False)
