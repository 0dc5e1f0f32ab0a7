"""The second factor: staff must have one, anybody may, and a lost phone is no end."""

import re
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core.cache import cache

from almoner.ground.workflow.models import Letter
from tests.builders import a_person
from tests.record import last_line, letters

pytestmark = pytest.mark.django_db


def code_of(secret: str, *, steps: int = 0) -> str:
    """The code of this half minute, or of so many before (-) or after it."""
    now = sorted(auth.yield_hotp_counters_from_time())[1]
    return auth.format_hotp_value(auth.hotp_value(secret, now + steps))


def the_code() -> str:
    return Letter.objects.order_by("-id").first().values["code"]


def sign_in(client, person):
    page = client.post("/account/sign-in/", {"login": person.email}).headers["Location"]
    return client.post(page, {"code": the_code()})


def set_up(client) -> str:
    page = client.get("/account/second-factor/set-up/").content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)[1]
    answer = client.post("/account/second-factor/set-up/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/account/second-factor/recovery/"
    return secret


@pytest.fixture
def real(settings):
    settings.DEMO = False


def test_staff_without_one_are_sent_to_set_it_up(client, real):
    sign_in(client, a_person("officer"))

    answer = client.get("/office/people/")

    assert answer.headers["Location"] == "/account/second-factor/set-up/"
    assert "Staff need a second factor." in client.get(answer.headers["Location"]).content.decode()


def test_with_one_they_go_on(client, real, django_capture_on_commit_callbacks):
    person = a_person("officer")
    sign_in(client, person)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)

    assert client.get("/office/people/").status_code == 200
    assert (person.email, "office/account_changed") in letters()
    assert "second_factor_set_up" in Letter.objects.get(template="office/account_changed").values.values()
    assert (
        len(re.findall(r"<li><code>", client.get("/account/second-factor/recovery/").content.decode())) == 10
    )


def test_a_demonstration_asks_for_none(client):
    client.force_login(a_person("officer"))

    assert client.get("/office/people/").status_code == 200


def test_applicants_need_none(client, real):
    sign_in(client, a_person())

    assert client.get("/account/").status_code == 200


def test_setting_up_begins_with_showing_that_it_is_them(client, real):
    client.force_login(a_person("officer"))

    answer = client.get("/account/second-factor/set-up/")

    assert answer.headers["Location"].startswith("/account/confirm/?next=")


def test_the_secret_is_not_readable_in_the_database(client):
    sign_in(client, a_person())
    secret = set_up(client)

    kept = Authenticator.objects.get(type="totp")
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code_of(secret))


@pytest.mark.parametrize(("steps", "counts"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_counts_for_its_half_minute_and_the_one_on_each_side(client, monkeypatch, steps, counts):
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: 1_796_904_000.0))
    sign_in(client, a_person())
    secret = set_up(client)
    cache.clear()

    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret, steps=steps)) is counts


def test_from_then_on_sign_in_asks_for_both_codes(client):
    person = a_person()
    sign_in(client, person)
    secret = set_up(client)
    client.post("/account/sign-out/")
    cache.clear()
    first = sign_in(client, person)

    assert first.headers["Location"].startswith("/account/second-factor/code/")
    assert "_auth_user_id" not in client.session
    wrong = client.post("/account/second-factor/code/", {"code": "000000"}).content.decode()
    assert "That code is not right." in wrong
    right = client.post("/account/second-factor/code/", {"code": code_of(secret)})
    assert right.headers["Location"] == "/home/"
    assert client.session["_auth_user_id"] == str(person.pk)
    assert last_line()["facts"] == {"how": "code+mfa"}


def test_removing_it_needs_the_person_again_and_tells_them(client):
    person = a_person()
    sign_in(client, person)
    set_up(client)
    session = client.session
    session["account_authentication_methods"] = []
    session["identity_shown_at"] = 0.0
    session.save()
    refused = client.get("/account/second-factor/remove/")
    client.post("/account/confirm/", {"next": "/account/second-factor/remove/"})
    client.post("/account/confirm/code/", {"code": the_code(), "next": "/account/second-factor/remove/"})

    shown = client.get("/account/second-factor/remove/")
    done = client.post("/account/second-factor/remove/")

    assert refused.headers["Location"].startswith("/account/confirm/")
    assert (shown.status_code, done.headers["Location"]) == (200, "/account/second-factor/")
    assert not Authenticator.objects.exists()
    assert Letter.objects.order_by("-id").first().values == {"change": "second_factor_removed"}


def test_recovery_codes_are_shown_saved_and_renewed(client):
    sign_in(client, a_person())
    set_up(client)
    shown = re.findall(
        r"<li><code>([^<]+)</code>", client.get("/account/second-factor/recovery/").content.decode()
    )
    saved = client.get("/account/second-factor/recovery/file/")
    renewed = client.get("/account/second-factor/recovery/new/")
    done = client.post("/account/second-factor/recovery/new/")

    assert saved.content.decode().split() == shown
    assert (renewed.status_code, done.headers["Location"]) == (200, "/account/second-factor/recovery/")
    assert client.get("/account/second-factor/").status_code == 200
