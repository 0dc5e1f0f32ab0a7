"""A person's own pages: details, a new address, and showing again that it is them."""

import pytest
from allauth.account.models import EmailAddress

from almoner.ground.workflow.models import Letter
from tests.builders import a_person, kept
from tests.record import last_line, letters, protected

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = a_person(name="Asha Patel", email="asha@example.org")
    client.force_login(person)
    return person


def the_code() -> str:
    return Letter.objects.order_by("-id").first().values["code"]


def confirm(client) -> None:
    client.post("/account/confirm/", {"next": "/account/"})
    client.post("/account/confirm/code/", {"code": the_code(), "next": "/account/"})


def test_details_are_kept_and_recorded(client, person):
    answer = client.post("/account/", {"name": "Asha P", "job_title": "Manager", "phone": "01245 000000"})

    person.refresh_from_db()
    assert (answer.status_code, person.name, person.job_title, person.phone) == (
        302, "Asha P", "Manager", "01245 000000",
    )  # fmt: skip
    line = last_line()
    assert (line["action"], line["role"], line["rows"]) == ("office.describe_self", "self", protected(person))


def test_a_name_is_needed(client, person):
    answer = client.post("/account/", {"name": "", "job_title": "", "phone": ""})

    assert answer.status_code == 422
    assert "Full name" in answer.content.decode()


def test_the_page_says_which_roles_a_person_has(client):
    client.force_login(a_person("officer", "monitoring"))

    assert "Commissioning officer, Monitoring Officer" in client.get("/account/").content.decode()


def test_a_code_shows_that_it_is_still_them(client, person):
    sent = client.post("/account/confirm/", {"next": "/account/email/"})
    page = client.get(sent.headers["Location"].replace("code/", "/account/confirm/code/"))
    done = client.post("/account/confirm/code/", {"code": the_code().lower(), "next": "/account/email/"})

    assert "asha@example.org" in page.content.decode()
    assert (done.status_code, done.headers["Location"]) == (302, "/account/email/")
    assert client.get("/account/email/").status_code == 200
    assert (last_line()["action"], last_line()["facts"]) == ("office.confirm_identity", {"how": "code"})


def test_three_wrong_codes_end_the_code(client, person):
    client.post("/account/confirm/", {"next": "/account/"})
    code = the_code()
    answers = [client.post("/account/confirm/code/", {"code": "WRONG"}) for _ in range(3)]
    late = client.post("/account/confirm/code/", {"code": code})

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert late.status_code == 422
    assert "This code can no longer be used." in late.content.decode()
    assert client.get("/account/email/").status_code == 302


def test_a_code_is_old_after_fifteen_minutes(client, person):
    client.post("/account/confirm/", {"next": "/account/"})
    session = client.session
    session["confirm_identity"] = {
        **session["confirm_identity"],
        "at": session["confirm_identity"]["at"] - 901,
    }
    session.save()

    late = client.post("/account/confirm/code/", {"code": the_code()})

    assert "This code can no longer be used." in late.content.decode()


def test_no_more_than_three_codes_in_five_minutes(client, person):
    for _ in range(4):
        client.post("/account/confirm/", {"next": "/account/"})

    assert letters() == [("asha@example.org", "office/confirm_code")] * 3


def test_the_session_does_not_hold_the_code(client, person):
    client.post("/account/confirm/", {"next": "/account/"})

    assert the_code() not in str(dict(client.session))


def test_what_was_shown_holds_for_ten_minutes(client, person):
    confirm(client)
    session = client.session
    assert client.get("/account/email/").status_code == 200
    session["identity_shown_at"] -= 601
    session.save()

    answer = client.get("/account/email/")

    assert answer.headers["Location"] == "/account/confirm/?next=%2Faccount%2Femail%2F"


def test_in_a_demonstration_an_invented_person_confirms_with_a_button(client, person):
    person.is_invented = True
    kept(person)

    answer = client.post("/account/confirm/", {"next": "/account/email/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/email/")
    assert letters() == []
    assert last_line()["facts"] == {"how": "demo"}


def test_outside_a_demonstration_nobody_does(client, person, settings):
    person.is_invented = True
    kept(person)
    settings.DEMO = False

    client.post("/account/confirm/", {"next": "/account/email/"})

    assert letters() == [("asha@example.org", "office/confirm_code")]
    assert client.get("/account/email/").status_code == 302


def test_a_new_address_is_proven_and_both_are_told(client, person):
    confirm(client)
    Letter.objects.all().delete()

    client.post("/account/email/", {"email": "New@example.org"})
    client.post("/account/email/code/", {"code": the_code()})

    person.refresh_from_db()
    assert person.email == "new@example.org"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("new@example.org", True)]
    assert letters() == [
        ("new@example.org", "office/new_email_code"),
        ("asha@example.org", "office/email_changed"),
        ("new@example.org", "office/email_changed"),
    ]
    line = last_line()
    assert (line["action"], line["rows"]) == ("office.change_email", protected(person))


def test_an_address_of_somebody_else_is_not_given_away_nor_taken(client, person):
    a_person(email="taken@example.org")
    confirm(client)
    Letter.objects.all().delete()

    free = client.post("/account/email/", {"email": "free@example.org"})
    taken = client.post("/account/email/", {"email": "taken@example.org"})
    entered = client.post("/account/email/code/", {"code": ""})
    guessed = client.post("/account/email/code/", {"code": "ANYTHING"})

    assert free.headers["Location"] == taken.headers["Location"]
    assert (entered.status_code, guessed.status_code) == (422, 422)
    assert letters()[1] == ("taken@example.org", "office/address_taken")
    person.refresh_from_db()
    assert person.email == "asha@example.org"


def test_strangers_are_asked_to_sign_in(client):
    for page in ("/account/", "/account/email/", "/account/confirm/"):
        assert client.get(page).headers["Location"].startswith("/account/sign-in/?next=")
        assert client.post(page).status_code == 403
