"""The first administrator of a new office is made on the command line."""

import pytest

from almoner.cli.command import main
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import roles_of
from almoner.ground.audit.models import Line
from tests.builders import a_person
from tests.record import letters

pytestmark = pytest.mark.django_db


def test_an_account_is_made_with_the_role_and_told(capsys):
    code = main(["appoint", "Ada@example.org", "Ada Hollis"])

    person = Person.objects.get()
    assert (code, person.email, person.name, roles_of(person)) == (
        0, "ada@example.org", "Ada Hollis", {"administrator"},
    )  # fmt: skip
    assert "Ada Hollis is an administrator from today." in capsys.readouterr().out
    assert letters() == [("ada@example.org", "office/you_are_invited")]
    assert list(Line.objects.order_by("seq").values_list("action", flat=True)) == [
        "office.invite",
        "office.appoint",
    ]


def test_somebody_with_an_account_keeps_it():
    person = a_person(email="ada@example.org")

    assert main(["appoint", "ADA@example.org", "Somebody Else"]) == 0
    assert Person.objects.count() == 1
    assert roles_of(Person.objects.get(pk=person.pk)) == {"administrator"}


@pytest.mark.parametrize("email", ["not an address", ""])
def test_nonsense_is_refused(email):
    assert main(["appoint", email, "Ada"]) == 1
    assert Person.objects.count() == 0


def test_twice_is_refused_in_words(capsys):
    main(["appoint", "ada@example.org", "Ada"])

    assert main(["appoint", "ada@example.org", "Ada"]) == 1
    assert "already holds this role" in capsys.readouterr().out
