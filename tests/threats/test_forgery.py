"""T20: nobody is led elsewhere, no page stands in another's frame, nothing foreign is reached."""

import socket
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.threats.routes import address, routes
from tests.threats.test_permissions import THINGS

ELSEWHERE = (
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/\t/evil.example",
    "https://testserver@evil.example",
    "https://testserver.evil.example",
    " //evil.example",
    "%2f%2fevil.example",
    "/%09/evil.example",
    "https://evil.example/account/",
    "\x00//evil.example",
    "/home/\r\nLocation: //evil.example",
)
ASKED_NEXT = (
    "account_login", "account_reauthenticate", "account_signup", "account_logout", "account:demo",
    "account:demo_sign_in", "account_request_login_code", "account_email", "mfa_authenticate",
)  # fmt: skip
PAGES = ("text/html", "application/pdf")


def is_ours(where: str) -> bool:
    """A browser reads a backslash as a slash, and forgets tabs and newlines."""
    read = where.replace("\\", "/").translate({9: None, 10: None, 13: None}).strip()
    return (
        urlsplit(read).netloc in ("", "testserver")
        and not read.startswith("//")
        and ":" not in read.split("/")[0]
    )


@pytest.mark.parametrize("route", ASKED_NEXT)
def test_t20_next_leads_nowhere_but_here(world, route):
    wrong = []
    for elsewhere in ELSEWHERE:
        for person in ("", "officer"):
            client = Client()
            if person:
                client.force_login(world.people[person])
            form = {"next": elsewhere, "person": world.people["own"].public_id, "email": "own@example.org"}
            query = urlencode({"next": elsewhere})
            for answer in (
                client.get(f"{reverse(route)}?{query}"),
                client.post(reverse(route), form),
                client.post(f"{reverse(route)}?{query}", form),
            ):
                if not is_ours(answer.headers.get("Location", "/")):
                    wrong.append((elsewhere, answer.headers["Location"]))

    assert wrong == []


def test_t20_t19_every_page_says_what_it_may_load_and_that_nobody_frames_it(world):
    client, seen = Client(), 0
    for person in ("officer", "own", "panel0"):
        client.force_login(world.people[person])
        for route, values in routes():
            path = address(world, route, THINGS[route][0][0]) if values else reverse(route)
            answer = client.get(path)
            policy = answer.headers["Content-Security-Policy"]
            answer.close()
            attached = answer.headers.get("Content-Disposition", "").startswith("attachment")
            seen += 1
            assert attached or "frame-ancestors 'none'" in policy, path
            assert "unsafe" not in policy, path
            assert answer.headers["X-Frame-Options"] == "DENY", path
            assert answer.headers["X-Content-Type-Options"] == "nosniff", path
            assert "*" not in policy, path

    assert seen > 400


def test_t20_a_test_that_reaches_out_fails():
    with socket.socket() as one, pytest.raises(AssertionError, match="tried to reach"):
        one.connect(("192.0.2.1", 80))
