"""The list of rounds, the board, publicity, questions, more time."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.rounds import actions
from almoner.do.rounds.models import RoundTemplate
from almoner.do.rounds.publicity import Announcement, Clarification
from tests.builders import a_person
from tests.do.applications.bids import a_draft
from tests.do.rounds.made import (
    CLOSES,
    OPEN,
    a_closed_round,
    a_draft_round,
    an_officer,
    an_open_round,
    fresh,
)
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(OPEN)
    return clock


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def at(round, more=""):
    return f"/office/rounds/{round.public_id}/{more}"


def holds(page, *words):
    return [one for one in words if one not in page]


def test_without_rounds_the_list_says_what_will_stand_here(client, officer):
    page = text(client.get("/office/rounds/"))

    assert holds(page, "Each round will stand here", "Begin a round") == []


def test_the_list_shows_state_next_gate_and_bids(client, officer):
    a_draft(an_open_round("26R2"))
    a_draft_round("27R1")

    page = text(client.get("/office/rounds/"))

    told = (
        "Round 26R2",
        "Published",
        "Closes",
        "Friday 29 January 2027, 5pm",
        "Being prepared",
        "Late",
        "£150,000",
    )
    assert holds(page, *told) == []


def test_the_board_shows_counts_dates_money_and_what_is_missing(client, officer):
    round = an_open_round()
    a_draft(round)
    actions.ask(round, by=None, at=OPEN, question="May we?")

    page = text(client.get(at(round)))

    told = (
        "Next: Closes", "in 51 days", "being written", "received, to be checked",
        "1 question to answer", "Not announced yet: newsletter and press.", "clause 4.1",
        "The panel meets", "Give everybody more time", f"/rounds/{round.public_id}/",
        "generally up to £20,000",
    )  # fmt: skip
    assert holds(page, *told) == []


def test_after_the_last_moment_an_officer_closes_the_round(client, officer, now):
    round = an_open_round()
    early = client.post(at(round, "close/"))
    now.set(CLOSES + timedelta(minutes=31))

    page = text(client.get(at(round)))
    client.post(at(round, "close/"))

    assert ("Close the round and begin the checks" in page, fresh(round).status) == (True, "sifting")
    assert early.headers["Location"] == at(round)
    assert client.get(at(round, "more-time/")).status_code == 404


def test_more_time_is_given_with_a_reason(client, officer):
    round = an_open_round()
    given = {**boxes("until", date(2027, 2, 1)), "until_time": "5pm", "reason": "The portal was down."}

    wrong = client.post(at(round, "more-time/"), given | {"reason": ""})
    answer = client.post(at(round, "more-time/"), given | {"once": "1"})

    assert (wrong.status_code, answer.headers["Location"]) == (422, at(round))
    assert fresh(round).closes_at == CLOSES + timedelta(days=3)


def test_publicity_is_noted_and_the_texts_changed(client, officer):
    round = an_open_round()

    client.post(
        at(round, "publicity/announced/"), {"channel": "press", **boxes("made_on", date(2026, 12, 8))}
    )
    client.post(at(round, "publicity/texts/"), {"press_statement": "Good news.", "newsletter_text": "News."})
    wrong = client.post(at(round, "publicity/announced/"), {"channel": "website"})

    page = text(client.get(at(round, "publicity/")))
    assert holds(page, "Tuesday 8 December 2026", "Good news.", "Not yet") == []
    assert (Announcement.objects.count(), wrong.status_code) == (2, 422)


def test_a_question_is_answered_for_all(client, officer):
    round = an_open_round()
    empty = text(client.get(at(round, "questions/")))
    asked = actions.ask(round, by=None, at=OPEN, question="May Ann be paid?")
    waiting = text(client.get(at(round, "questions/")))

    answer = client.post(
        at(round, f"questions/{asked.public_id}/"), {"question": "May staff be paid?", "answer": "Yes."}
    )

    page = text(client.get(at(round, "questions/")))
    assert ("will stand here" in empty, "May Ann be paid?" in waiting) == (True, True)
    assert (answer.headers["Location"], Clarification.objects.get().answer) == (
        at(round, "questions/"),
        "Yes.",
    )
    assert holds(page, "May staff be paid?", "Yes.", officer.name) == []
    assert client.get(at(round, f"questions/{asked.public_id}/")).status_code == 404


def test_a_round_is_kept_as_a_template_and_given_up(client, officer):
    round = a_draft_round()

    client.post(at(round, "keep-as-template/"), {"title": "Autumn"})
    client.post(at(round, "cancel/"), {"reason": "No money."})

    assert (RoundTemplate.objects.count(), fresh(round).status) == (2, "cancelled")
    assert client.get(at(round, "cancel/")).status_code == 404


def test_drafts_have_no_publicity(client, officer):
    assert client.get(at(a_draft_round(), "publicity/")).status_code == 404


@pytest.mark.parametrize("role", ["administrator", None])
def test_strangers_to_casework_meet_nothing(client, role):
    round = an_open_round()
    client.force_login(a_person(role) if role else a_person())

    assert [client.get(page).status_code for page in ("/office/rounds/", at(round))] == [404, 404]


def queries_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_database_as_often_for_60_rows_as_for_one(client, officer):
    round = a_closed_round("26R2")
    pages = ("/office/rounds/", at(round), at(round, "questions/"), at(round, "set-up/"), at(round, "form/"))
    known = [client.get(page).status_code for page in pages]  # a frozen form is laid out once a process
    one = [queries_for(client, page) for page in pages]

    runner = an_officer()
    for number in range(60):
        a_draft_round(f"R{number}", runner)

    assert known == [200] * len(pages)
    assert [queries_for(client, page) for page in pages] == one
    first = text(client.get("/office/rounds/"))
    assert "Next page" in first
    assert "Round 26R2" in text(client.get(f"/office/rounds/?after={round.pk + 1}"))
