"""No page links to a page that the access table closes to whoever reads it."""

import html
import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from almoner.config.access import may_open, table
from tests.threats.routes import address, routes
from tests.threats.test_permissions import OURS, THINGS

LINK = re.compile(r'<a [^>]*href="(/[^"]*)"')


def dead(person, text: str) -> set[str]:
    """Routes linked to that lead nowhere for this person."""
    found = set()
    for href in LINK.findall(text):
        try:
            route = resolve(urlsplit(html.unescape(href)).path).view_name
        except Resolver404:
            found.add(href)
            continue
        if route in table() and not may_open(person, route):
            found.add(route)
    return found


@pytest.mark.parametrize("who", ["officer", "monitoring", "decision_maker", "auditor", "administrator"])
def test_every_link_of_a_page_opens_for_its_reader(world, who):
    person, client, wrong, seen = world.people[who], Client(), {}, 0
    client.force_login(person)
    for route, values in routes():
        if not route.startswith(OURS) or not may_open(person, route):
            continue
        answer = client.get(address(world, route, THINGS[route][0][0]) if values else reverse(route))
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            seen += 1
            if closed := dead(person, answer.getvalue().decode()):
                wrong[route] = closed
        answer.close()

    assert wrong == {}
    assert seen > 30
