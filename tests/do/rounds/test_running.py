"""While a round is open: word of it, questions, more time, closing, giving it up."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from almoner.do.applications.models import Application
from almoner.do.rounds import access, actions, gates, jobs, queries
from almoner.do.rounds.facts import plan_of
from almoner.do.rounds.publicity import Clarification
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.notices.text import words_of
from almoner.ground.workflow.models import Letter
from almoner.policy.findings import run
from almoner.policy.rounds import WHILE_OPEN
from tests.builders import a_person
from tests.do.applications.bids import a_draft
from tests.do.rounds.made import (
    CLOSES,
    MADE,
    OPEN,
    a_closed_round,
    a_draft_round,
    an_officer,
    an_open_round,
    fresh,
)

pytestmark = pytest.mark.django_db
LAST = CLOSES + timedelta(minutes=30)
LATER = CLOSES + timedelta(days=3)


def last_line():
    return json.loads(Line.objects.order_by("-seq").first().line)


def test_4_1_each_channel_is_noted_until_the_rule_is_met():
    round, officer = an_open_round(), an_officer()
    before = [one.because for one in run(WHILE_OPEN, plan_of(round, at=OPEN))]

    for channel in ("newsletter", "press"):
        actions.log_announcement(
            round,
            by=officer,
            at=OPEN,
            channel=channel,
            made_on=date(2026, 12, 1),
            link=" https://example.org ",
        )

    after = [one.outcome for one in run(WHILE_OPEN, plan_of(round, at=OPEN))]
    assert (before, after) == (["Not announced yet: newsletter and press."], ["met"])
    assert set(round.announcements.exclude(channel="website").values_list("link", flat=True)) == {
        "https://example.org"
    }


def test_announcements_need_a_channel_and_a_published_round():
    wrong = ((an_open_round("26R1"), "radio"), (a_draft_round("26R2"), "press"))

    for round, channel in wrong:
        with pytest.raises(Refused):
            actions.log_announcement(
                round, by=an_officer(), at=OPEN, channel=channel, made_on=date(2026, 12, 1)
            )
    with pytest.raises(NotAllowed):
        actions.log_announcement(wrong[0][0], by=a_person(), at=OPEN, channel="press", made_on=OPEN.date())


def test_anybody_asks_and_the_record_names_nobody():
    round = an_open_round()

    asked = actions.ask(round, by=None, at=OPEN, question=" May we? ", email="ann@example.org")

    line = last_line()
    assert (asked.question, asked.asked_at, asked.published_at) == ("May we?", OPEN, None)
    assert (line["action"], line["actor"], line["role"]) == ("rounds.ask", "public", "public")


@pytest.mark.parametrize(("at", "question"), [(CLOSES + timedelta(microseconds=1), "May we?"), (OPEN, "  ")])
def test_questions_are_taken_until_the_round_closes(at, question):
    with pytest.raises(Refused):
        actions.ask(an_open_round(), by=None, at=at, question=question)

    assert Clarification.objects.count() == 0


def test_at_the_very_closing_a_question_is_taken():
    assert actions.ask(an_open_round(), by=None, at=CLOSES, question="May we?").pk


def test_nobody_asks_about_a_draft():
    with pytest.raises(Refused):
        actions.ask(a_draft_round(), by=None, at=OPEN, question="May we?")


def test_the_answer_is_published_for_all_and_sent_to_the_asker():
    round, officer = an_open_round(), an_officer()
    asked = actions.ask(round, by=None, at=OPEN, question="May Ann Lead be paid?", email="ann@example.org")

    actions.publish_answer(asked, by=officer, at=OPEN, question="May staff be paid?", answer=" Yes. ")

    kept, letter = Clarification.objects.get(), Letter.objects.get()
    assert (kept.question, kept.answer, kept.answered_by, kept.published_at) == (
        "May staff be paid?", "Yes.", officer, OPEN,
    )  # fmt: skip
    assert (letter.to, letter.template) == ("ann@example.org", "rounds/answered")
    words = words_of(letter)
    assert words.subject == "Your question about Round 26R2"
    assert "May staff be paid?" in words.body
    assert list(queries.answered(round)) == [kept]


def test_a_question_is_answered_once_by_an_officer_in_words():
    asked = actions.ask(an_open_round(), by=None, at=OPEN, question="May we?")

    with pytest.raises(NotAllowed):
        actions.publish_answer(asked, by=a_person("finance"), at=OPEN, answer="Yes")
    with pytest.raises(Refused):
        actions.publish_answer(asked, by=an_officer(), at=OPEN, answer=" ")
    actions.publish_answer(asked, by=an_officer(), at=OPEN, answer="Yes")
    with pytest.raises(Refused):
        actions.publish_answer(asked, by=an_officer(), at=OPEN, answer="No")
    assert Letter.objects.count() == 0


def test_r4_9_3_more_time_is_for_everybody_with_a_reason_and_a_name():
    round, officer = an_open_round(), an_officer()
    bid = a_draft(round)

    made = actions.extend_deadline(round, by=officer, at=OPEN, until=LATER, reason=" The portal was down. ")

    letter = Letter.objects.get(template="rounds/extended")
    assert (made.before, made.until, made.reason, made.granted_by) == (
        CLOSES, LATER, "The portal was down.", officer,
    )  # fmt: skip
    assert (fresh(round).closes_at, letter.to) == (LATER, bid.contact.email)
    assert "Monday 1 February 2027, 5pm" in words_of(letter).body
    assert last_line()["action"] == "rounds.extend_deadline"


@pytest.mark.parametrize(
    ("until", "reason", "field"),
    [
        (CLOSES, "Down", "until"),
        (CLOSES - timedelta(days=1), "Down", "until"),
        (datetime(2027, 3, 2, 0, 0, tzinfo=UTC), "Down", "until"),
        (LATER, " ", "reason"),
    ],
)
def test_more_time_ends_after_the_deadline_and_before_the_panel(until, reason, field):
    round = an_open_round()

    with pytest.raises(Refused) as no:
        actions.extend_deadline(round, by=an_officer(), at=OPEN, until=until, reason=reason)

    assert (list(no.value.by_field), fresh(round).closes_at) == ([field], CLOSES)


def test_more_time_until_the_evening_before_the_panel():
    until = datetime(2027, 3, 1, 23, 59, tzinfo=UTC)

    actions.extend_deadline(an_open_round(), by=an_officer(), at=OPEN, until=until, reason="Down")


def test_only_an_officer_gives_more_time_and_only_to_an_open_round():
    with pytest.raises(NotAllowed):
        actions.extend_deadline(an_open_round(), by=a_person("finance"), at=OPEN, until=LATER, reason="x")
    with pytest.raises(Refused):
        actions.extend_deadline(a_draft_round("26R1"), by=an_officer(), at=OPEN, until=LATER, reason="x")


@pytest.mark.parametrize("moment", [CLOSES, LAST - timedelta(microseconds=1), LAST])
def test_4_9_a_round_stays_open_until_its_grace_has_passed(moment):
    round = an_open_round()

    jobs.close_rounds(moment)
    with pytest.raises(Refused):
        actions.close(round, by=an_officer(), at=moment)

    assert fresh(round).status == "published"


def test_the_worker_closes_what_is_due_and_nothing_else():
    due, open_still = an_open_round("26R1"), an_open_round("26R2", closes_at=LATER)

    jobs.close_rounds(LAST + timedelta(microseconds=1))

    assert (fresh(due).status, fresh(open_still).status) == ("sifting", "published")
    assert (last_line()["action"], last_line()["role"]) == ("rounds.close", "system")


def test_an_officer_closes_and_a_stranger_does_not():
    round = an_open_round()
    after = LAST + timedelta(seconds=1)

    with pytest.raises(NotAllowed):
        actions.close(round, by=a_person("auditor"), at=after)

    assert actions.close(round, by=an_officer(), at=after).status == "sifting"


def test_giving_up_a_round_tells_those_who_began():
    round = an_open_round()
    bid = a_draft(round)

    actions.cancel(round, by=an_officer(), at=OPEN, reason="The money was cut.")

    letter = Letter.objects.get(template="rounds/cancelled")
    assert (fresh(round).status, letter.to) == ("cancelled", bid.contact.email)
    assert "The money was cut." in words_of(letter).body
    assert not access.public().exists()


def test_a_round_with_bids_cannot_be_given_up():
    round = an_open_round()
    bid = a_draft(round)
    Application.objects.filter(pk=bid.pk).update(status="submitted")

    with pytest.raises(Refused):
        actions.cancel(round, by=an_officer(), at=OPEN, reason="x")


def test_giving_up_needs_a_reason_and_an_officer():
    with pytest.raises(Refused):
        actions.cancel(a_draft_round("26R1"), by=an_officer(), at=OPEN, reason=" ")
    with pytest.raises(NotAllowed):
        actions.cancel(an_open_round("26R2"), by=a_person(), at=OPEN, reason="x")
    with pytest.raises(Refused):
        actions.cancel(a_closed_round("26R3"), by=an_officer(), at=LATER, reason="x")


def gate_of(round, at):
    found = gates.next_gate(round, at)
    return (found.words, found.moment or found.day, found.is_late) if found else None


def test_the_next_gate_of_each_state():
    draft, open_now, closed = a_draft_round("26R1"), an_open_round("26R2"), a_closed_round("26R3")

    assert gate_of(draft, MADE) == ("Publish it before it opens", draft.opens_at, False)
    assert gate_of(draft, OPEN) == ("Publish it before it opens", draft.opens_at, True)
    assert gate_of(open_now, MADE) == ("Opens", open_now.opens_at, False)
    assert gate_of(open_now, OPEN) == ("Closes", CLOSES, False)
    panel = "Bids are checked, then the panel meets"
    assert gate_of(closed, LATER) == (panel, date(2027, 3, 2), False)
    assert gate_of(closed, datetime(2027, 3, 2, 12, tzinfo=UTC)) == (panel, date(2027, 3, 2), False)
    assert gate_of(closed, datetime(2027, 3, 3, 12, tzinfo=UTC)) == (panel, date(2027, 3, 2), True)
    for status, gate in (
        ("panel", ("The panel recommends, then the decision", date(2027, 3, 16), False)),
        ("deciding", ("Everybody hears", date(2027, 3, 30), False)),
        ("answered", None),
        ("cancelled", None),
    ):
        closed.status = status
        assert gate_of(closed, LATER) == gate


def test_4_18_the_board_tells_whether_help_with_bids_pays_off():
    round = an_open_round()
    for helped, status in ((True, "awarded"), (True, "refused"), (False, "lapsed"), (None, "draft")):
        bid = a_draft(round)
        Application.objects.filter(pk=bid.pk).update(helped_by_cvs=helped, status=status)

    assert queries.by_help(round) == [queries.Helped("With help", 2, 1), queries.Helped("Without", 1, 1)]
    assert queries.by_help(an_open_round("27R1")) == []
