"""A bid from the first page to its receipt, read as strictly as the standard does."""

import json

import pytest

from almoner.do.applications import actions
from almoner.do.applications.models import Application
from almoner.ground.workflow.models import Letter
from tests.builders import an_area
from tests.do.applications.bids import CLOSES, WRITING, a_charity, a_draft, a_finished_draft, a_round, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(WRITING)


def text_of(answer) -> str:
    return answer.content.decode()


def test_every_page_of_a_draft_opens(client):
    bid = a_finished_draft()
    client.force_login(bid.contact)
    keys = [one.key for one in bid.sheet.question_set.topics.all() if not one.bands or "short" in one.bands]
    pages = ["/apply/", f"/apply/bids/{bid.public_id}/", f"/apply/bids/{bid.public_id}/check/"]
    pages += [f"/apply/bids/{bid.public_id}/topics/{key}/" for key in keys]

    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_every_page_takes_back_what_it_shows(client):
    """Saving a page untouched changes nothing."""
    bid = a_finished_draft()
