"""When each telephone number and address was held: what a call-back relies on (R4.12-2)."""

import dataclasses
from datetime import timedelta

import pytest

from almoner.analyse.organisations.actions import change_details
from almoner.analyse.organisations.contacts import Held, digits, held, last_changed
from almoner.analyse.organisations.details import details_of
from tests.builders import NOW, a_person, an_organisation

pytestmark = pytest.mark.django_db
OLD, NEW = "01632 960001", "01632 960002"


def an_office():
    lead = a_person()
    return an_organisation(lead=lead, phone=OLD, email="old@example.org"), lead


def changed(organisation, lead, days: int, **values):
    details = dataclasses.replace(details_of(organisation), **values)
    return change_details(organisation, by=lead, at=NOW + timedelta(days=days), details=details)


@pytest.mark.parametrize(
    "number", ["01632 960001", "01632960001", "+44 1632 960001", "+44 (0)1632 960001", "0044 1632 960001"]
)
def test_a_number_is_the_same_however_it_is_written(number):
    assert digits(number) == "01632960001"


def test_no_number_is_no_number():
    assert digits("") == digits("none") == ""


def test_what_was_never_changed_was_held_from_the_beginning():
    organisation, _ = an_office()

    assert held(organisation, "phone") == [Held(OLD, NOW)]
    assert last_changed(organisation, "phone") is None


def test_a_changed_number_is_held_from_the_change_and_the_old_one_until_then():
    organisation, lead = an_office()
    organisation = changed(organisation, lead, 3, phone=NEW)

    assert held(organisation, "phone") == [
        Held(NEW, NOW + timedelta(days=3)),
        Held(OLD, NOW, NOW + timedelta(days=3)),
    ]
    assert held(organisation, "email") == [Held("old@example.org", NOW)]
    assert last_changed(organisation, "phone") == NOW + timedelta(days=3)


def test_a_number_that_comes_back_counts_from_when_it_came_back():
    organisation, lead = an_office()
    organisation = changed(organisation, lead, 3, phone=NEW)
    organisation = changed(organisation, lead, 5, phone=OLD)

    assert [(one.value, one.since) for one in held(organisation, "phone")] == [
        (OLD, NOW + timedelta(days=5)),
        (NEW, NOW + timedelta(days=3)),
        (OLD, NOW),
    ]


def test_the_same_number_written_anew_is_no_change():
    organisation, lead = an_office()
    organisation = changed(organisation, lead, 3, phone="+44 1632 960001", email="OLD@example.org")

    assert list(organisation.earlier_contacts.all()) == []


def test_a_number_that_was_taken_away_is_still_known():
    organisation, lead = an_office()
    organisation = changed(organisation, lead, 3, phone="")

    assert held(organisation, "phone") == [Held(OLD, NOW, NOW + timedelta(days=3))]

    organisation = changed(organisation, lead, 4, phone=NEW)

    assert held(organisation, "phone")[0] == Held(NEW, NOW + timedelta(days=4))
