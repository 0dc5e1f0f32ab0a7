"""3.3 and 4.21: everybody hears the same hour, with reasons and figures, and nobody before."""

import pytest
from django.db import connection

from almoner.do.agreements import actions, preview
from almoner.do.agreements.models import Agreement
from almoner.do.applications.models import Application
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.models import Decision
from almoner.do.rounds.models import Round
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.workflow.models import Letter
from tests.builders import a_person, kept
from tests.do.agreements.awards import AT, a_decided_panel, a_round_sheet, a_signed_round_sheet
from tests.record import line_of

pytestmark = pytest.mark.django_db
ANSWERS = ("agreements/offer", "agreements/reserve", "agreements/not_awarded")


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(AT)


def answers() -> dict[str, dict]:
    """Letters of answer by template."""
    return {one.template: one for one in Letter.objects.filter(template__in=ANSWERS)}


def announced(sheet: Decision) -> Decision:
    return actions.announce(sheet, by=sheet.author, at=AT)


def test_nobody_hears_before_the_announcement():
    a_signed_round_sheet()

    assert answers() == {}
    assert set(Application.objects.values_list("answered_at", flat=True)) == {None}


def test_3_3_everybody_hears_in_one_transaction():
    sheet = a_signed_round_sheet()

    sheet = announced(sheet)

    bids = list(Application.objects.order_by("reference"))
    told = answers()
    assert (sheet.status, sheet.published_at, Round.objects.get().status) == ("published", AT, "answered")
    assert [(one.status, one.awarded_pence, one.answered_at) for one in bids] == [
        ("awarded", 480_000, AT), ("reserve", None, AT), ("refused", None, AT),
    ]  # fmt: skip
    assert [(told[template].to) for template in ANSWERS] == [one.contact.email for one in bids]
    assert {one.created_at for one in told.values()} == {AT}


def test_a_refusal_names_scores_line_place_and_reason():
    announced(a_signed_round_sheet())

    values = answers()["agreements/not_awarded"].values
    assert values["reasons"] == ["Other bids scored higher."]
    assert [one["score"] for one in values["scores"]] == ["2.0 of 5"] * 5
    assert (values["score"], values["line"], values["place"]) == ("40.0%", "80.0%", "the lowest third")


def test_a_bid_without_a_reason_stops_all_of_it():
    sheet = a_signed_round_sheet()
    bid = Application.objects.get(status="not_recommended")
    bid.outcome_reasons = []
    kept(bid)

    with pytest.raises(Refused, match="reason"):
        announced(sheet)

    assert (answers(), Decision.objects.get(pk=sheet.pk).status) == ({}, "signed")
    assert not Agreement.objects.exists()
    assert not Line.objects.filter(action__in=("agreements.announce", "decisions.publish")).exists()


def test_3_3_a_line_left_out_is_refused_with_the_decision_makers_reason():
    sheet = a_signed_round_sheet()
    line = sheet.lines.get()
    line.is_agreed, line.not_agreed_reason = False, "Late accounts."
    kept(line)

    announced(sheet)

    told = Letter.objects.get(template="agreements/not_awarded", to=line.application.contact.email)
    assert told.values["reasons"] == ["Late accounts."]
    assert not Agreement.objects.exists()


def test_a_bid_on_another_sheet_waits_for_that_one():
    sheet = a_signed_round_sheet("recommend", "recommend", "not_recommend", lines=1)
    second = Application.objects.filter(status="recommended").exclude(decision_lines__decision=sheet).get()
    other = decisions.compose(
        decisions.draft(sheet.round, by=sheet.author, at=AT, title="Second"), by=sheet.author, at=AT
    )
    decisions.drop_line(other, by=sheet.author, at=AT, line=other.lines.exclude(application=second).get())

    announced(sheet)

    second.refresh_from_db()
    assert (second.status, second.answered_at, Round.objects.get().status) == (
        "recommended",
        None,
        "deciding",
    )


def test_only_the_office_announces():
    sheet = a_signed_round_sheet()

    with pytest.raises(NotAllowed):
        actions.announce(sheet, by=a_person("decision_maker"), at=AT)


def test_an_unsigned_sheet_is_not_announced():
    sheet = a_round_sheet(a_decided_panel())

    with pytest.raises(Refused):
        announced(sheet)


def test_the_preview_shows_who_will_hear_what():
    sheet = a_signed_round_sheet()

    letters = preview.letters_of(sheet)

    assert [[one.status for one in rows] for rows in (letters.offers, letters.reserve, letters.refusals)] == [
        ["recommended"], ["reserve"], ["not_recommended"],
    ]  # fmt: skip


def test_the_record_says_who_announced():
    sheet = a_signed_round_sheet()

    announced(sheet)

    line = line_of("agreements.announce")
    assert (line["clause"], line["role"], connection.in_atomic_block) == ("3.3", "officer", True)
