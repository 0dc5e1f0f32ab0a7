"""Somebody outside answers the office's question by a link."""

import pytest

from almoner.do.applications import sift_actions
from tests.builders import a_person
from tests.do.applications.test_sift_actions import SIFTING, a_sent_bid
from tests.doors.staff.people.asked import text
from tests.record import line_of

pytestmark = pytest.mark.django_db
ASKED = {
    "asked": "Housing team",
    "asked_email": "housing@example.org",
    "question": "Is the hall safe in the evening?",
    "summary": "Evening sessions by the sea.",
}


@pytest.fixture
def asked():
    return sift_actions.consult(a_sent_bid(), by=a_person("officer"), at=SIFTING, **ASKED)


def test_4_19_the_page_shows_the_summary_and_nothing_else_of_the_bid(client, asked):
    page = text(client.get(f"/consult/{asked.token}/"))
    bid = asked.application
    private = [bid.organisation.name, bid.contact.name, bid.contact.email, bid.title, bid.reference]

    assert ("Evening sessions by the sea." in page, "Is the hall safe" in page) == (True, True)
    assert [one for one in private if one in page] == []


def test_the_answer_is_given_once_and_thanked_for(client, asked):
    address = f"/consult/{asked.token}/"
    empty = client.post(address, {"reply": " ", "once": "a"})
    first = client.post(address, {"reply": "Yes, it is lit.", "once": "b"})
    again = client.post(address, {"reply": "No.", "once": "c"})

    asked.refresh_from_db()
    assert (empty.status_code, first.status_code, again.status_code) == (422, 302, 422)
    assert asked.reply == "Yes, it is lit."
    assert "Your answer reached us" in text(client.get(address))
    assert line_of("applications.reply")["role"] == "partner"


def test_a_wrong_link_meets_nothing(client, asked):
    wrong = asked.token[:-1] + ("y" if asked.token.endswith("x") else "x")

    assert client.get(f"/consult/{wrong}/").status_code == 404
