"""A panel member from the invitation to the last score; with a conflict, nothing of that bid is there."""

import json

import pytest

from almoner.do.evaluation import actions
from almoner.do.evaluation.models import Allocation, Declaration, Opening, Score
from almoner.ground.audit.models import Line
from tests.builders import a_member, a_person
from tests.do.evaluation.panels import (
    CRITERIA,
    NOW,
    a_panel,
    a_scoring_panel,
    an_officer,
    bids_of,
    by,
    free,
    interested,
    points,
    seats,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(NOW)


def text(answer) -> str:
    return answer.content.decode()


def scores(value: str = "3", comment: str = "Because.", **more: str) -> dict[str, str]:
    """What the form posts."""
    found = {f"points_{code}": value for code in CRITERIA}
    found |= {f"comment_{code}": comment for code in CRITERIA}
    return found | {f"version_{code}": "0" for code in CRITERIA} | more


def test_a_member_promises_declares_opens_and_scores(client):
    panel = a_panel(bids=2)
    first, second, *others = seats(panel)
    one, two = bids_of(panel)
    for seat in (second, *others):
        free(seat, one, two)
    client.force_login(first.person)
    at = f"/panel/panels/{panel.public_id}/"

    assert "I promise" in text(client.get(at))
    assert client.get(f"/panel/bids/{one.public_id}/").status_code == 404
    assert client.post(f"{at}agree/").status_code == 302
    page = text(client.get(f"{at}interests/"))
    assert (one.organisation.name in page, one.summary in page) == (True, False)
    said = {f"bid_{bid.public_id}": "no" for bid in (one, two)}
    assert client.post(f"{at}interests/", said).url == at
    actions.allocate(panel, **by(an_officer()))
    actions.start_scoring(panel, **by(an_officer()))
    mine = Allocation.objects.filter(member=first).order_by("application__reference")
    bid = mine.first().application
    gate = text(client.get(f"/panel/bids/{bid.public_id}/"))
    assert ("Open this bid" in gate, bid.summary in gate) == (True, False)
    assert client.post(f"/panel/bids/{bid.public_id}/open/").status_code == 302
    page = text(client.get(f"/panel/bids/{bid.public_id}/"))
    assert (bid.summary in page, "A clear link and a likely change" in page) == (True, True)
    client.post(f"/panel/bids/{bid.public_id}/scores/", scores(then="finish"))
    assert Score.objects.filter(member=first, application=bid).count() == 5
    assert mine.first().finished_at is not None
    assert Opening.objects.get(member=first).first_at == NOW
    assert Line.objects.filter(action="evaluation.open_bid").count() == 1
