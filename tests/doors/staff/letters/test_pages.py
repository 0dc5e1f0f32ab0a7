"""The outbox as the office sees it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.ground.workflow.models import FAILED, SENT, Letter
from tests.builders import NOW, a_person
from tests.doors.staff.people.asked import text
from tests.record import line_of

pytestmark = pytest.mark.django_db


LATE = {"project": "Parade evenings", "until": "2026-12-11T17:00:00+00:00"}


def a_letter(**values) -> Letter:
    defaults = {
        "to": "asha@example.org",
        "template": "applications/may_be_late",
        "values": {"reference": "26R2-001", "reason": "Our fault.", "page": "abc"} | LATE,
        "created_at": NOW,
        "next_try_at": NOW,
    }
    return Letter.objects.create(**(defaults | values))


@pytest.fixture(autouse=True)
def no_letters_left():
    yield
    Letter.objects.all().delete()


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_letters_stand_by_state_with_why_they_failed(client, officer):
    a_letter(state=FAILED, last_error="No such mailbox.", attempts=3)
    a_letter(to="ben@example.org", state=SENT, subject="We have your bid", body="Thank you.")

    every, failed, sent = (
        text(client.get(f"/office/letters/{asked}")) for asked in ("", "?state=failed", "?state=sent")
    )

    assert [("asha@" in page, "ben@" in page) for page in (every, failed, sent)] == [
        (True, True), (True, False), (False, True),
    ]  # fmt: skip
    assert "No such mailbox." in failed
    assert "You may still send your bid 26R2-001" in failed


def test_a_failed_letter_is_sent_again_by_an_officer_only(client, officer):
    row = a_letter(state=FAILED, last_error="No such mailbox.", attempts=3)
    page = text(client.get(f"/office/letters/{row.public_id}/"))
    answer = client.post(f"/office/letters/{row.public_id}/again/", {"once": "a"})
    row.refresh_from_db()
    client.force_login(a_person("auditor"))
    refused = client.post(f"/office/letters/{row.public_id}/again/", {"once": "b"})
    seen = text(client.get(f"/office/letters/{row.public_id}/"))

    assert ("Our fault." in page, "Send it again" in page) == (True, True)
    assert (answer.status_code, row.state, row.attempts) == (302, "waiting", 0)
    assert line_of("notices.send_again")["facts"] == {"attempts": 3, "before": "failed", "was_sent": False}
    assert (refused.status_code, "Send it again" in seen) == (404, False)


def test_a_letter_on_its_way_is_not_sent_again(client, officer):
    row = a_letter()

    assert client.post(f"/office/letters/{row.public_id}/again/", {"once": "a"}).status_code == 403


def test_the_list_asks_as_much_for_one_letter_as_for_sixty(client, officer):
    def statements():
        with CaptureQueriesContext(connection) as told:
            assert client.get("/office/letters/").status_code == 200
        return len(told)

    a_letter()
    few = statements()
    for number in range(70):
        a_letter(to=f"person{number}@example.org")

    assert statements() == few
    page = text(client.get("/office/letters/"))
    assert (page.count("<tr"), 'rel="next"' in page) == (61, True)


def test_an_administrator_sees_no_letters(client):
    client.force_login(a_person("administrator"))

    assert client.get("/office/letters/").status_code == 404
