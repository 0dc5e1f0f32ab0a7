"""The invented people: one button each, and only in a demonstration."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.ground.accounts.models import Person
from tests.builders import a_member, a_person, an_organisation, kept
from tests.record import last_line

pytestmark = pytest.mark.django_db


def invented(*roles: str, name: str = "") -> Person:
    person = a_person(*roles, name=name)
    person.is_invented = True
    return kept(person)


def test_the_invented_people_stand_by_what_they_do(client):
    invented("officer", "finance", name="Olive Office")
    a_member(an_organisation("Harbour Trust"), person=invented(name="Anna Applicant"))
    invented(name="Nobody Yet")
    a_person("officer", name="A Real Officer")

    page = client.get("/account/demo/").content.decode()

    assert "Commissioning officer, Finance officer" in page
    assert "Harbour Trust" in page
    assert "Nobody Yet" in page
    assert "A Real Officer" not in page


def test_one_button_signs_in(client):
    person = invented("officer")

    answer = client.post("/account/demo/sign-in/", {"person": person.public_id, "next": "/account/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert (last_line()["action"], last_line()["facts"]) == ("office.note_sign_in", {"how": "demo"})


def test_nothing_of_the_session_before_remains(client):
    client.force_login(invented())
    session = client.session
    session["left"] = "behind"
    session.save()

    client.post("/account/demo/sign-in/", {"person": invented().public_id})

    assert "left" not in client.session


def test_a_real_person_cannot_be_entered(client):
    person = a_person("officer")

    assert client.post("/account/demo/sign-in/", {"person": person.public_id}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_an_empty_demonstration_says_how_to_begin(client):
    assert "almoner demo" in client.get("/account/demo/").content.decode()


def test_outside_a_demonstration_there_is_nothing(client, settings):
    person = invented()
    settings.DEMO = False

    assert client.get("/account/demo/").status_code == 404
    assert client.post("/account/demo/sign-in/", {"person": person.public_id}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_list_costs_the_same_for_one_and_for_sixty(client):
    def visit() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/account/demo/")
        return len(asked)

    a_member(an_organisation(), person=invented())
    invented("officer")
    invented()
    first = visit()
    for _ in range(20):
        a_member(an_organisation(), person=invented())
        invented("officer")
        invented()

    assert visit() == first
