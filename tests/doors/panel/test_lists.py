"""Lists of the panel door cost the same for one bid as for several."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.evaluation import actions
from tests.do.evaluation.panels import (
    NOW,
    a_panel,
    a_scoring_panel,
    an_officer,
    bids_of,
    by,
    free,
    seats,
)

pytestmark = pytest.mark.django_db


def cost(client, person, page: str) -> int:
    client.force_login(person)
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def pages(panel) -> list[str]:
    at = f"/panel/panels/{panel.public_id}/"
    return ["/panel/", at, f"{at}interests/"]


def test_a_members_lists_cost_the_same_at_one_and_at_eight_bids(client, clock):
    clock.set(NOW)
    panel = a_panel(bids=8)
    seat, *others = seats(panel)
    bids = bids_of(panel)
    for other in others:
        free(other, *bids)
    free(seat, bids[0])
    actions.allocate(panel, **by(an_officer()))
    first = [cost(client, seat.person, page) for page in pages(panel)]
    free(seat, *bids[1:])
    actions.allocate(panel, **by(an_officer()))

    assert [cost(client, seat.person, page) for page in pages(panel)] == first


def test_staff_lists_cost_the_same_at_one_and_at_six_bids(client, clock):
    """`bids` of a panel that was convened for six, with five withdrawn and then brought back."""
    clock.set(NOW)
    panel = a_scoring_panel(bids=6)
    names = ("", "readers/", "meeting/", "ranking/", "balance/", "close/", "scores/")
    at = [f"/office/panels/{panel.public_id}/{name}" for name in names]
    rest = panel.round.applications.order_by("reference")[1:]
    keys = [one.pk for one in rest]
    panel.round.applications.filter(pk__in=keys).update(status="withdrawn")
    one = [cost(client, an_officer(), page) for page in at]
    panel.round.applications.filter(pk__in=keys).update(status="eligible")

    assert dict(zip(names, [cost(client, an_officer(), page) for page in at], strict=True)) == dict(
        zip(names, one, strict=True)
    )
