"""The key in the address of a next page, and what is no key."""

import pytest
from django.test import RequestFactory

from almoner.ground.accounts.models import Person
from almoner.ground.ui.paging import after_key, older
from tests.builders import a_person


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("?after=7", 7),
        ("?after=" + "9" * 18, 10**18 - 1),
        ("?after=" + "9" * 19, None),
        ("?after=-7", None),
        ("?after=x", None),
        ("?after=", None),
        ("", None),
    ],
)
def test_only_what_can_be_a_key_is_one(asked, key):
    assert after_key(RequestFactory().get(f"/{asked}")) == key


def test_the_name_may_be_another():
    assert after_key(RequestFactory().get("/?before=7"), "before") == 7


@pytest.mark.django_db
def test_a_next_page_begins_after_the_last_row():
    rows = [a_person() for _ in range(3)]
    people = Person.objects.filter(pk__in=[one.pk for one in rows]).order_by("-pk")

    assert list(older(people, None)) == rows[::-1]
    assert list(older(people, rows[1].pk)) == rows[:1]
