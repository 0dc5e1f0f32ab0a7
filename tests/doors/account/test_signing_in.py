"""Signing in and opening an account, from the first page to the last, with real rows."""

import re

import pytest
from allauth.account.models import EmailAddress

from almoner.ground.accounts.models import Person
from almoner.ground.audit.models import Line
from almoner.ground.notices.text import words_of
from almoner.ground.workflow.models import Letter
from tests.builders import a_person, kept
from tests.record import last_line, letters

pytestmark = pytest.mark.django_db
ELSEWHERE = [
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "http:evil.example", "https:/evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "data:text/html,x", "http://testserver@evil.example/", "http://testserver/account/", " //evil.example",
    "\t//evil.example", "/\t/evil.example", "ftp://evil.example", "evil.example", "%2F%2Fevil.example",
    "//testserver.evil.example", "/\n/evil.example",
]  # fmt: skip


def the_code() -> str:
    letter = Letter.objects.order_by("-id").first()
    return letter.values["code"]


def ask_for_a_code(client, email: str, onward: str = ""):
    return client.post("/account/sign-in/", {"login": email, **({"next": onward} if onward else {})})


def sign_in(client, person: Person, onward: str = ""):
    answer = ask_for_a_code(client, person.email, onward)
    return client.post(answer.headers["Location"], {"code": the_code()})


def test_a_code_by_email_signs_a_person_in(client):
    person = a_person(email="asha@example.org")

    asked = ask_for_a_code(client, "Asha@example.org")
    shown = client.get(asked.headers["Location"])
    entered = client.post(asked.headers["Location"], {"code": the_code()})

    assert (asked.status_code, asked.headers["Location"]) == (302, "/account/sign-in/code/")
    assert "Asha@example.org" in shown.content.decode()
    assert (entered.status_code, entered.headers["Location"]) == (302, "/home/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert letters() == [("Asha@example.org", "office/sign_in_code")]
    line = last_line()
    assert (line["action"], line["actor"], line["role"], line["facts"]) == (
        "office.note_sign_in",
        f"person:{person.public_id}",
        "self",
        {"how": "code"},
    )


def test_the_letter_holds_the_code(client):
    a_person(email="asha@example.org")
    ask_for_a_code(client, "asha@example.org")
    letter = Letter.objects.get()

    assert the_code() in words_of(letter, with_secrets=True).body
    assert the_code() not in words_of(letter).body


def test_people_go_on_where_they_wanted_to_go(client):
    person = a_person()
    first = client.get("/account/")
    assert first.headers["Location"] == "/account/sign-in/?next=%2Faccount%2F"

    assert sign_in(client, person, "/account/").headers["Location"] == "/account/"


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_sent_to_another_site(client, elsewhere):
    person = a_person()

    assert sign_in(client, person, elsewhere).headers["Location"] == "/home/"
    assert client.get("/account/sign-in/", {"next": elsewhere}).headers["Location"] == "/home/"
    confirmed = client.get("/account/confirm/", {"next": elsewhere}).content.decode()
    assert re.findall(r'name="next" value="([^"]*)"', confirmed) == ["/home/"]


def test_known_and_unknown_addresses_get_the_same_answer(client):
    a_person(email="asha@example.org")

    known = ask_for_a_code(client, "asha@example.org")
    known_page = client.get(known.headers["Location"]).content.decode()
    client.logout()
    unknown = ask_for_a_code(client, "nobody@example.org")
    unknown_page = client.get(unknown.headers["Location"]).content.decode()

    plain = [
        re.sub(r"asha@|nobody@|value=\"[^\"]*\"|csrf[^>]*", "", page) for page in (known_page, unknown_page)
    ]
    assert known.headers["Location"] == unknown.headers["Location"]
    assert plain[0] == plain[1]
    assert letters() == [
        ("asha@example.org", "office/sign_in_code"),
        ("nobody@example.org", "office/no_account"),
    ]


def test_a_wrong_code_signs_nobody_in_and_three_end_it(client):
    person = a_person()
    page = ask_for_a_code(client, person.email).headers["Location"]
    code = the_code()

    tries = [client.post(page, {"code": "WRONG-CODE"}) for _ in range(3)]
    late = client.post(page, {"code": code})

    assert [answer.status_code for answer in tries] == [200, 200, 302]
    assert "That code is not right." in tries[0].content.decode()
    assert late.status_code == 302
    assert "_auth_user_id" not in client.session
    assert Line.objects.filter(action="office.note_sign_in").count() == 0


def test_at_most_nine_tries_in_five_minutes(client):
    """Three codes, three tries each (T18: no more than ten)."""
    person = a_person()
    tries = 0
    for _ in range(6):
        asked = ask_for_a_code(client, person.email)
        if asked.status_code != 302:
            continue
        for _ in range(3):
            client.post(asked.headers["Location"], {"code": "WRONG"})
            tries += 1

    assert tries == 9
    assert "Too many tries." in ask_for_a_code(client, person.email).content.decode()
    assert Letter.objects.count() == 3


def test_a_closed_account_gets_no_code(client):
    person = a_person()
    person.is_active = False
    kept(person)

    ask_for_a_code(client, person.email)

    assert letters() == [(person.email, "office/no_account")]


def test_opening_an_account_takes_a_name_an_address_and_a_code(client):
    asked = client.post("/account/join/", {"name": "Asha Patel", "email": "Asha@Example.org"})
    shown = client.get(asked.headers["Location"])
    entered = client.post(asked.headers["Location"], {"code": the_code()})

    person = Person.objects.get()
    assert shown.status_code == 200
    assert (person.name, person.email, person.has_usable_password()) == (
        "Asha Patel",
        "asha@example.org",
        False,
    )
    assert (entered.status_code, entered.headers["Location"]) == (302, "/home/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("asha@example.org", True, True)
    ]
    assert letters() == [("asha@example.org", "office/join_code")]
    assert list(Line.objects.order_by("seq").values_list("action", flat=True)) == [
        "office.join",
        "office.send_account_letter",
        "office.note_sign_in",
    ]


def test_an_account_whose_code_was_not_entered_is_not_signed_in(client):
    client.post("/account/join/", {"name": "Asha Patel", "email": "asha@example.org"})

    assert "_auth_user_id" not in client.session
    assert client.get("/account/").status_code == 302


def test_joining_with_a_known_address_tells_only_its_owner(client):
    a_person(email="asha@example.org")

    known = client.post("/account/join/", {"name": "Mallory", "email": "asha@example.org"})
    client.logout()
    new = client.post("/account/join/", {"name": "Mallory", "email": "new@example.org"})

    assert known.headers["Location"] == new.headers["Location"]
    assert Person.objects.filter(email="asha@example.org").count() == 1
    assert letters() == [("asha@example.org", "office/have_account"), ("new@example.org", "office/join_code")]


def test_joining_says_what_is_missing(client):
    page = client.post("/account/join/", {"name": "", "email": "not an address"}).content.decode()

    assert "Enter your full name." in page
    assert "Enter an email address in the correct format, like name@example.org." in page


def test_signing_out_ends_the_session_and_is_recorded(client):
    person = a_person()
    sign_in(client, person)

    out = client.post("/account/sign-out/")

    assert (out.status_code, out.headers["Location"]) == (302, "/")
    assert "_auth_user_id" not in client.session
    assert last_line()["action"] == "office.note_sign_out"


def test_another_code_can_be_asked_for(client):
    person = a_person()
    page = ask_for_a_code(client, person.email).headers["Location"]
    first = the_code()

    client.post(page, {"action": "resend"})
    second = the_code()
    entered = client.post(page, {"code": second})

    assert first != second
    assert entered.headers["Location"] == "/home/"
