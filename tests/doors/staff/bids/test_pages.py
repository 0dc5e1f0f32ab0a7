"""Bids as the office sees them: the list, the findings of a round, one bid with its tabs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import a_person
from tests.do.applications.test_sift_actions import a_sent_bid
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
TABS = ("application", "checks", "support", "panel", "diligence", "decision", "record")


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def at(bid, more=""):
    return f"/office/bids/{bid.public_id}/{more}"


def statements(client, address) -> int:
    with CaptureQueriesContext(
        connection,
    ) as told:
        assert client.get(address).status_code == 200
    return len(told)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_of_a_bid_opens_in_twelve_statements(client, officer, tab):
    bid = a_sent_bid()
    client.get(at(bid))
    with CaptureQueriesContext(connection) as told:
        answer = client.get(at(bid, f"{tab}/"))

    assert answer.status_code == 200
    assert len(told) <= 12, "\n".join(one["sql"][:150] for one in told)


def test_the_list_opens(client, officer):
    a_sent_bid()
    client.get("/office/bids/")
    with CaptureQueriesContext(connection) as told:
        answer = client.get("/office/bids/")

    assert "Parade evenings" in text(answer)
    assert len(told) <= 10, "\n".join(one["sql"][:150] for one in told)
