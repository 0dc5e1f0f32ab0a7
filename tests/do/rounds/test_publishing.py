"""Publishing a round: rules in words, reasons with names, everything frozen, the word out (4.1)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from almoner.do.rounds import actions, publishing, queries
from almoner.do.rounds.facts import plan_of
from almoner.do.rounds.publicity import ReasonGiven
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.policy.terms import terms_on
from tests.builders import a_person, kept
from tests.do.rounds.made import CLOSES, MADE, OPENS, a_draft_round, an_officer, an_open_round, fresh

pytestmark = pytest.mark.django_db


def raised(round, **values):
    found = publishing.findings(round, at=MADE)
    return sorted(one.rule for one in found if one.holds_up), sorted(
        one.rule for one in found if one.needs_reason
    )


def test_4_1_a_finished_round_meets_every_rule_and_is_published():
    round = a_draft_round()
    assert raised(round) == ([], [])

    actions.publish(round, by=an_officer(), at=MADE)

    now = fresh(round)
    assert (now.status, now.published_at) == ("published", MADE)
    assert now.terms == terms_on(date(2026, 11, 2)).as_dict()
    assert now.question_set.frozen_at == MADE
    assert list(now.announcements.values_list("channel", "made_on")) == [("website", date(2026, 11, 2))]
    assert ReasonGiven.objects.count() == 0


def test_the_press_statement_and_the_newsletter_are_drafted_from_the_round():
    round = an_open_round()

    assert "£150,000 is available. Groups can ask for up to £20,000" in round.press_statement
    assert "5pm on Friday 29 January 2027" in round.press_statement
    assert round.newsletter_text == (
        "Round 26R2 is open. £150,000 is available, up to £20,000 a project. "
        "Apply on our website by 5pm on Friday 29 January 2027."
    )


def test_texts_that_were_written_already_stay():
    round = an_open_round(press_statement="Ours.", newsletter_text="Ours too.")

    assert (round.press_statement, round.newsletter_text) == ("Ours.", "Ours too.")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"rationale": " "}, "R1.9-1"),
        ({"equality_note": ""}, "R2.1b-2"),
        ({"approval_reference": ""}, "R4.1-1"),
        ({"privacy_notice": ""}, "R4.1-1"),
        ({"panel_on": date(2027, 1, 29)}, "R4.1-5"),
        ({"panel_on": None}, "R4.1-5"),
        ({"decision_on": date(2027, 3, 1)}, "R4.1-6"),
        ({"guide_max_pence": 15_000_001}, "R1.6-3"),
        ({"guide_max_pence": 10_000_001}, "R4.17-1"),
    ],
)
def test_a_must_stops_publication_with_its_clause_and_remedy(values, rule):
    round = a_draft_round(**values)

    blocking, _ = raised(round)
    with pytest.raises(Refused) as no:
        actions.publish(round, by=an_officer(), at=MADE, reasons={rule: "Please"})

    assert rule in blocking
    assert "(clause " in no.value.reasons[0]
    assert (fresh(round).status, fresh(round).question_set.frozen_at) == ("draft", None)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"opens_at": CLOSES - timedelta(days=27)}, "R4.1-3"),
        ({"closes_at": datetime(2027, 1, 31, 17, tzinfo=UTC)}, "R4.1-7"),
        (
            {
                "closes_at": datetime(2026, 12, 28, 17, tzinfo=UTC),
                "decision_on": date(2027, 2, 28),
                "panel_on": date(2027, 2, 2),
            },
            "R4.1-7",
        ),
        ({"decision_on": date(2027, 3, 30)}, "R3.3-6"),
    ],
)
def test_a_should_is_passed_only_with_a_reason_and_a_name(values, rule):
    round, officer = a_draft_round(**values), an_officer()

    assert raised(round) == ([], [rule])
    with pytest.raises(Refused):
        actions.publish(round, by=officer, at=MADE, reasons={rule: "  "})
    actions.publish(round, by=officer, at=MADE, reasons={rule: " Agreed with partners. "})

    reason = round.reasons_given.get()
    assert (reason.rule, reason.reason, reason.by, reason.at) == (
        rule,
        "Agreed with partners.",
        officer,
        MADE,
    )


def test_the_window_is_long_enough_at_28_days():
    assert raised(a_draft_round(opens_at=CLOSES - timedelta(days=28))) == ([], [])


def test_the_decision_may_come_two_months_after_closing():
    assert raised(a_draft_round(decision_on=date(2027, 3, 29))) == ([], [])


def test_priorities_must_belong_to_the_plan_of_the_decisions_day():
    round = a_draft_round(panel_on=date(2029, 1, 10), decision_on=date(2029, 1, 20))

    assert raised(round)[0] == ["R1.1-1", "R5.2c-1"]


def test_4_17_a_long_form_for_little_money_needs_a_reason():
    round = a_draft_round()
    rows = [{"code": code, "name": code, "up_to_pence": pence, "documents": []} for code, pence in (
        ("short", 400_000), ("standard", 2_000_000), ("full", 10_000_000))]  # fmt: skip
    actions.set_bands(round, by=an_officer(), at=MADE, rows=rows)

    found = [one for one in publishing.findings(round, at=MADE) if one.needs_reason]

    assert [one.rule for one in found] == ["R4.17-3"]
    assert "short takes about" in found[0].because


def test_4_17_the_measured_forms_are_in_proportion_and_rise_with_the_money():
    round = a_draft_round()
    minutes = [queries.measured(round, band).minutes for band in round.bands.all()]

    assert minutes == sorted(minutes)
    assert [band.form_minutes for band in plan_of(round, at=MADE).bands] == minutes


def test_a_form_that_contradicts_itself_is_not_published():
    round, officer = a_draft_round(), an_officer()
    actions.add_topic(round, by=officer, at=MADE, details={"title": "Empty page"})

    with pytest.raises(Refused) as no:
        actions.publish(round, by=officer, at=MADE)

    assert no.value.reasons == ["The topic “Empty page” asks nothing."]


def test_a_round_without_dates_or_with_a_past_deadline_is_refused():
    early = a_draft_round("26R1", opens_at=None, closes_at=None)
    late = a_draft_round("26R2")

    assert publishing.findings(early, at=MADE) == ()
    for round, at in ((early, MADE), (late, CLOSES)):
        with pytest.raises(Refused):
            actions.publish(round, by=an_officer(), at=at)


def test_a_stranger_publishes_nothing_and_nobody_twice():
    round = a_draft_round()

    with pytest.raises(NotAllowed):
        actions.publish(round, by=a_person(), at=MADE)
    actions.publish(round, by=an_officer(), at=MADE)
    with pytest.raises(Refused):
        actions.publish(round, by=an_officer(), at=MADE)


def test_r0_2_a_round_keeps_the_numbers_of_the_day_it_was_published():
    round = an_open_round()
    later = MADE.replace(year=2030)

    assert queries.round_terms(round, later) == queries.round_terms(round, MADE)


def test_the_database_itself_refuses_a_round_that_closes_before_it_opens():
    round = a_draft_round()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE rounds_round SET closes_at = opens_at WHERE id = %s", [round.pk])


def test_published_in_the_past_as_the_record_of_an_earlier_round_says():
    then = {
        "opens_at": OPENS - timedelta(days=364), "closes_at": CLOSES - timedelta(days=364),
        "panel_on": date(2026, 3, 2), "decision_on": date(2026, 3, 16), "answer_on": None, "starts_on": None,
    }  # fmt: skip
    round = a_draft_round(**then)

    actions.publish(round, by=an_officer(), at=MADE - timedelta(days=364))

    assert fresh(round).published_at == MADE - timedelta(days=364)


def test_5_2_d_what_the_fund_wants_is_looked_for_in_the_form():
    round = a_draft_round()
    fund = round.fund
    fund.wants_match = fund.wants_place = True
    kept(fund)
    before = plan_of(round, at=MADE).not_asked
    pages = {one.component: one for one in round.question_set.topics.all()}
    for one in ("budget", "areas"):
        pages[one].component = "questions"
        kept(pages[one])

    assert (before, plan_of(round, at=MADE).not_asked) == ((), ("match money", "places"))
