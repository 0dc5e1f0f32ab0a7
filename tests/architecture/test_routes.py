"""Every page is in the access table with every role, and opening one changes nothing."""

from datetime import date

import pytest
from django.core.checks import run_checks
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from almoner.config.access import NO, ROLES, table
from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.accounts.roles import STAFF

MACHINES = {"health"}


def routes(resolver=None, space="", before=()):
    """Each page's name with whether its address needs values."""
    for one in (resolver or get_resolver()).url_patterns:
        values = (*before, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            yield from routes(one, f"{space}{one.namespace}:" if one.namespace else space, values)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", values


def test_the_table_holds_every_route_with_every_role():
    assert {
        name: set(table().get(name, {})) for name, _ in routes() if set(table().get(name, {})) != ROLES
    } == {}


def test_the_table_holds_no_route_that_is_not_there():
    assert set(table()) - {name for name, _ in routes()} == set()


def test_the_systems_own_check_agrees():
    assert [str(found) for found in run_checks()] == []


def somebody(role: str) -> Person | None:
    if role == "anonymous":
        return None
    person = Person(email=f"{role}@example.org", name=f"The {role}")
    person.save()
    if role in STAFF:
        RoleHolding(person=person, role=role, starts_on=date(2026, 1, 1)).save()
    return person


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(ROLES - {"panel"}))
def test_opening_any_page_changes_nothing_and_never_fails(client, role):
    """The client itself refuses a page that is not well-formed and a GET that writes."""
    person = somebody(role)
    if person is not None:
        client.force_login(person)
    plain = [name for name, values in routes() if not values]

    answers = {name: client.get(reverse(name)).status_code for name in plain}

    assert {name: code for name, code in answers.items() if code >= 500 and name not in MACHINES} == {}
    closed = [name for name in plain if table()[name][role] == NO and person is not None]
    assert {name: answers[name] for name in closed if answers[name] != 404} == {}
