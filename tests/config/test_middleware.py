"""What happens to every request: arrival, headers, cookies, tokens, and refusals in words."""

import re
from datetime import UTC

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import NoReverseMatch, path, reverse

from almoner.config import middleware
from almoner.config.access import table
from almoner.config.urls import urlpatterns as real
from almoner.ground.core.refusals import Clash, NotAllowed, Refused
from tests.builders import a_person

pytestmark = pytest.mark.django_db


def raising(error: Exception):
    def page(request: HttpRequest) -> HttpResponse:
        raise error

    return page


urlpatterns = [
    path(
        "tests/not-allowed/", raising(NotAllowed("Only the Monitoring Officer may sign this.")), name="home"
    ),
    path("tests/refused/", raising(Refused(["The round is closed.", "It opens again in May."])), name="home"),
    path("tests/clash/", raising(Clash("title", "A", "B", 2)), name="home"),
    path("tests/broken/", raising(RuntimeError("a secret of ours")), name="home"),
    *real,
]


@pytest.mark.parametrize(
    ("page", "status", "words"),
    [
        ("not-allowed", 403, "Only the Monitoring Officer may sign this."),
        ("refused", 422, "The round is closed. It opens again in May."),
        ("clash", 409, "Somebody else changed this meanwhile."),
    ],
)
def test_a_refusal_is_said_in_words(client, page, status, words):
    client.force_login(a_person())
    with override_settings(ROOT_URLCONF=__name__):
        answer = client.get(f"/tests/{page}/")

    assert (answer.status_code, words in answer.content.decode()) == (status, True)


def test_a_fault_says_sorry_and_nothing_of_ours(client):
    client.force_login(a_person())
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        answer = client.get("/tests/broken/")

    assert (answer.status_code, "Sorry, there is a problem" in answer.content.decode()) == (500, True)
    assert "secret" not in answer.content.decode()


def test_what_is_not_there_has_its_own_page(client):
    answer = client.get("/nothing/here/")

    assert (answer.status_code, "Page not found" in answer.content.decode()) == (404, True)


def test_the_first_thing_is_the_moment_of_arrival(clock):
    request = RequestFactory().get("/")

    middleware.stamp_arrival(lambda given: HttpResponse())(request)

    assert request.received_at == clock.moment
    assert request.received_at.tzinfo == UTC


def test_no_page_may_be_framed_or_load_anything_foreign(client):
    answer = client.get("/account/sign-in/")

    policy = dict(
        part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";")
    )
    assert policy["frame-ancestors"] == "'none'"
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert {
        name: answer.headers[name]
        for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")
    } == {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client):
    client.get("/account/sign-in/")
    client.post("/account/sign-in/", {"login": a_person().email})

    assert {name: (bool(one["httponly"]), one["samesite"]) for name, one in client.cookies.items()} == {
        "csrftoken": (True, "Lax"),
        "sessionid": (True, "Lax"),
    }


def test_t20_every_post_without_a_token_is_refused():
    person = a_person("administrator", "officer")
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    answers = {}
    for route in table():
        for values in ({}, {"public_id": "x"}, {"delegation": 1}, {"public_id": "x", "holding": 1}):
            try:
                answers[route] = client.post(reverse(route, kwargs=values), {"x": "y"}).status_code
                break
            except NoReverseMatch:
                continue

    assert len(answers) > 40
    assert {route: code for route, code in answers.items() if code != 403} == {}


def test_with_the_token_of_the_page_the_post_goes_through():
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_person(name="Asha"))
    page = client.get("/account/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]

    values = {"name": "Asha P", "job_title": "", "phone": "", "csrfmiddlewaretoken": token}

    assert client.post("/account/", values).status_code == 302
