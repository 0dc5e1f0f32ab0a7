"""What the measured pages ask of the database, at few rows and at many (`make bench` measures the time)."""

import functools

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.bench import measure
from tests.bench.copies import copies_of
from tests.bench.pages import PAGES
from tests.bench.run import once, with_stamps

LIMITS = {page.route: page for page in PAGES}
VALUES = {
    "staff:bids": lambda world: (),
    "staff:bid": lambda world: (world.bids["own_sent"].public_id,),
    "portal:autosave": lambda world: (world.bids["own_draft"].public_id, "need"),
    "portal:send": lambda world: (world.bids["own_draft"].public_id,),
}


def statements(client: Client, world, route: str) -> int:
    path = reverse(route, args=VALUES[route](world))
    page = LIMITS[route]
    ask = functools.partial(once, client, path, page, with_stamps(client, path, page))
    ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    return measure.statements(queries)


@pytest.mark.parametrize("route", ["staff:bids", "staff:bid"])
def test_pages_of_the_office_ask_as_little_at_sixty_bids_as_at_one(world, route):
    client = Client()
    client.force_login(world.people["officer"])
    few = statements(client, world, route)
    copies_of(world.bids["own_sent"], 60)

    many = statements(client, world, route)

    assert (many == few, many <= LIMITS[route].most_sql) == (True, True), (few, many)


@pytest.mark.parametrize("route", ["portal:autosave", "portal:send"])
def test_saving_and_sending_ask_little(world, route):
    client = Client()
    client.force_login(world.people["own"])

    asked = statements(client, world, route)

    assert asked <= LIMITS[route].most_sql, asked
