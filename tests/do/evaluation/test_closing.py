"""Closing the panel: what must hold, what is ranked, and that nothing changes afterwards (R4.10-4, T04)."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from almoner.do.applications.models import Application
from almoner.do.evaluation import actions, queries
from almoner.do.evaluation.models import Allocation, Panel, Recommendation, Score
from almoner.do.rounds.models import Round
from almoner.ground.audit import triggers
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_person, kept
from tests.do.evaluation.panels import (
    CRITERIA,
    ENDS,
    NOW,
    a_closed_panel,
    a_meeting,
    an_officer,
    bids_of,
    by,
    closed,
    interested,
    points,
    seats,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(NOW)


def recommend(bid, pence=480_000, **more):
    return actions.recommend(bid, **by(an_officer()), outcome="recommend", amount_pence=pence, **more)


def test_closing_makes_scores_final_and_hands_the_round_on():
    panel = a_closed_panel()
    line = Line.objects.order_by("-seq").first()

    assert (panel.status, panel.access_ends_on, Round.objects.get(pk=panel.round_id).status) == (
        "closed",
        ENDS,
        "deciding",
    )
    assert panel.minutes.startswith("Bids were taken in order.\n")
    assert "evaluation.close_panel" in line.line


def test_a_stranger_closes_nothing():
    panel = a_meeting()
    recommend(bids_of(panel)[0])

    with pytest.raises(NotAllowed):
        actions.close_panel(panel, **by(a_person()), access_ends_on=ENDS)
    with pytest.raises(NotAllowed):
        actions.close_panel(panel, **by(seats(panel)[0].person), access_ends_on=ENDS)


def test_a_bid_without_a_word_holds_the_closing_up():
    panel = a_meeting(bids=2)
    recommend(bids_of(panel)[0])

    with pytest.raises(Refused, match=r"No recommendation yet for 26R2-002\."):
        closed(panel)


def test_a_should_is_passed_only_with_a_minuted_reason():
    panel = a_meeting(values=lambda place: points(3, need=5 if place == 0 else 1))
    recommend(bids_of(panel)[0])

    with pytest.raises(Refused, match="differ by more than 2 points"):
        closed(panel, reasons={})
    closed(panel)

    assert "Are widely different scores moderated? The panel looked at it" in Panel.objects.get().minutes


def test_access_cannot_end_in_the_past():
    panel = a_meeting()
    recommend(bids_of(panel)[0])

    with pytest.raises(Refused, match="cannot end before today"):
        closed(panel, access_ends_on=date(2027, 1, 1))


def test_bids_are_numbered_by_their_marks_and_the_usual_reason_names_line_and_criterion():
    panel = a_meeting(bids=2, values=lambda place: points(4) if place < 3 else points(2, fit=1))
    first, second = bids_of(panel)
    recommend(first, minute="Good.")
    actions.recommend(second, **by(an_officer()), outcome="not_recommend", minute="Weak marks confirmed.")
    closed(panel)

    assert list(Recommendation.objects.order_by("rank").values_list("rank", "mean_tenths")) == [
        (1, 800),
        (2, 370),
    ]
    assert Application.objects.get(pk=second.pk).outcome_reasons == [
        {
            "code": "below_line",
            "words": "The bid scored 37.0%. The last bid that the money reached scored 80.0%. "
            "More bids came than the money could pay for, and others scored higher.",
            "criterion": "line",
        },
        {
            "code": "lowest_criterion",
            "words": "It did least well on “Local fit, partners' support, nothing repeated, what lasts”: "
            "1.0 of 5 points, as the mean of all scorers.",
            "criterion": "fit",
        },
    ]


def test_after_the_closing_no_action_changes_a_score():
    panel = a_closed_panel()
    one = Allocation.objects.first()
    person = one.member.person

    with pytest.raises(NotAllowed):
        actions.score(one, **by(person), values=points(5))
    with pytest.raises(NotAllowed):
        actions.finish(one, **by(person))
    with pytest.raises(Refused, match="write to the Monitoring Officer"):
        interested(seats(panel)[0], bids_of(panel)[0])


def test_after_the_closing_the_rows_themselves_refuse():
    """By the pen of an action too, so no new code can do it by mistake."""
    a_closed_panel()
    score = Score.objects.first()
    score.value = 0

    with pytest.raises(DatabaseError, match="final"), transaction.atomic():
        kept(score)
    with pytest.raises(DatabaseError, match="final"), transaction.atomic():
        Score.objects.filter(pk=score.pk).delete()
    assert Score.objects.get(pk=score.pk).value == 3


STATEMENTS = (
    "UPDATE evaluation_score SET value = 5",
    "UPDATE evaluation_score SET is_void = NOT is_void",
    "DELETE FROM evaluation_score",
    "UPDATE evaluation_panel SET status = 'meeting'",
    "INSERT INTO evaluation_score (digest_salt, member_id, application_id, criterion_id, value, comment, "
    "version, is_void, scored_at) SELECT digest_salt, member_id, application_id, criterion_id, 5, '', "
    "1, is_void, scored_at FROM evaluation_score LIMIT 1",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_after_the_closing_the_database_refuses_plain_sql(statement):
    a_closed_panel()
    before = list(Score.objects.order_by("pk").values())

    with (
        pytest.raises(DatabaseError, match=r"final|closed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert list(Score.objects.order_by("pk").values()) == before


def test_before_the_closing_the_same_rows_may_change():
    panel = a_meeting()
    one = Allocation.objects.filter(member__panel=panel).first()

    actions.score(one, **by(one.member.person), values=points(5))

    assert set(Score.objects.filter(member=one.member).values_list("value", "version")) == {(5, 2)}


def test_the_guards_stand_in_the_database():
    assert [one.name for one in triggers.missing(connection)] == []


def test_a_correction_stands_beside_the_score_and_needs_two_people():
    a_closed_panel()
    score, officer = Score.objects.first(), an_officer()
    asked = actions.ask_correction(score, **by(officer), value=5, reason="Typed 3 for 5; see the notes.")

    with pytest.raises(NotAllowed, match="second person"):
        actions.agree_correction(asked, **by(officer))
    with pytest.raises(NotAllowed):
        actions.agree_correction(asked, **by(a_person()))
    actions.agree_correction(asked, **by(a_person("monitoring")))
    bid = Application.objects.get(pk=score.application_id)

    assert Score.objects.get(pk=score.pk).value == 3
    assert queries.mean_tenths(bid, NOW) == Recommendation.objects.get().mean_tenths == 640
    with pytest.raises(Refused, match="agreed already"):
        actions.agree_correction(asked, **by(a_person("monitoring")))


def test_a_correction_waits_for_the_closing_and_for_a_reason():
    panel = a_meeting()
    score = Score.objects.first()
    with pytest.raises(Refused, match="not closed"):
        actions.ask_correction(score, **by(an_officer()), value=5, reason="Wrong.")
    recommend(bids_of(panel)[0])
    closed(panel)

    for value, reason in ((6, "Wrong."), (-1, "Wrong."), (5, " ")):
        with pytest.raises(Refused):
            actions.ask_correction(score, **by(an_officer()), value=value, reason=reason)
    assert len(CRITERIA) == 5
