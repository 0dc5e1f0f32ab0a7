"""The access table is enforced on every route, for every role."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from almoner.config import checks
from almoner.config.access import ANONYMOUS, MEMBER, NO, ROLES, may_open, roles_here, table
from almoner.ground.accounts.models import AdministratorLook, Person
from almoner.ground.accounts.roles import STAFF
from tests.builders import NOW, a_person, kept

pytestmark = pytest.mark.django_db
NAMED = {"public_id": "nothinghere234", "holding": 1, "delegation": 1}


def somebody(role: str) -> Person | None:
    if role == ANONYMOUS:
        return None
    return a_person(role) if role in STAFF else a_person()


def addresses() -> dict[str, str]:
    """Every route that can be reached with nothing but a name, or with values that lead to no row."""
    found = {}
    for route in sorted(set(table())):
        for values in (
            {},
            *({name: value} for name, value in NAMED.items()),
            {"public_id": "x", "holding": 1},
        ):
            try:
                found[route] = reverse(route, kwargs=values)
                break
            except NoReverseMatch:
                continue
    return found


@pytest.mark.parametrize("role", [ANONYMOUS, MEMBER])
def test_a_closed_route_is_not_there_for_reading_or_writing(role):
    person = somebody(role)
    closed = {route: address for route, address in addresses().items() if not may_open(person, route)}
    client = Client()
    if person:
        client.force_login(person)

    read = {route: client.get(address).status_code for route, address in closed.items()}
    written = {route: client.post(address).status_code for route, address in closed.items()}

    assert set(read.values()) <= ({404} if person else {302})
    assert set(written.values()) <= ({404} if person else {403})


def test_most_routes_can_be_reached_by_this_test():
    assert len(addresses()) > 40


def test_strangers_are_shown_the_way_to_sign_in_and_back(client):
    answer = client.get("/office/people/?role=officer")

    assert answer.headers["Location"] == "/account/sign-in/?next=%2Foffice%2Fpeople%2F%3Frole%3Dofficer"


def test_the_columns_that_speak_of_a_person():
    closed = a_person("officer")
    closed.is_active = False

    assert [roles_here(one) for one in (None, a_person(), a_person("officer", "finance"), closed)] == [
        {ANONYMOUS}, {MEMBER}, {"officer", "finance"}, {ANONYMOUS},
    ]  # fmt: skip


def test_an_auditor_reads_and_changes_nothing(client):
    client.force_login(a_person("auditor"))

    assert client.get("/office/looks/").status_code == 200
    assert client.post("/office/looks/", {"reason": "A long enough reason"}).status_code == 403
    assert AdministratorLook.objects.count() == 0


def test_an_auditor_changes_what_is_their_own(client):
    client.force_login(a_person("auditor", name="Audrey"))

    assert client.post("/account/", {"name": "Audrey A", "job_title": "", "phone": ""}).status_code == 302
    assert client.post("/account/sign-out/").status_code == 302


def test_an_auditor_with_another_role_changes_what_that_role_may(client):
    client.force_login(a_person("auditor", "administrator"))

    assert client.post("/office/looks/", {"reason": "A long enough reason"}).status_code == 302


def test_a_looking_administrator_reads_as_an_auditor_and_changes_nothing(client, clock):
    admin = a_person("administrator")
    only_read = [name for name, row in table().items() if row["administrator"] == NO and row["auditor"] != NO]
    if not only_read:
        pytest.skip("No page is open to auditors and closed to administrators yet.")
    route = only_read[0]
    before = may_open(admin, route)
    look = AdministratorLook(
        person=admin, reason="A stuck payment", opened_at=NOW, closes_at=NOW + timedelta(minutes=30)
    )
    kept(look)

    during = may_open(Person.objects.get(pk=admin.pk), route)
    clock.forward(minutes=30)
    after = may_open(Person.objects.get(pk=admin.pk), route)

    assert (before, during, after) == (False, True, False)


def test_the_check_finds_nothing():
    assert checks.mistakes() == []


def test_the_check_names_each_mistake(monkeypatch):
    before = checks.mistakes()
    rows = {name: dict(row) for name, row in table().items() if name != "home"}
    rows["health"] = {**rows["health"], "member": "maybe", "king": "yes"}
    del rows["account_login"]["auditor"]
    rows["staff:nowhere"] = dict.fromkeys(ROLES, "no")
    monkeypatch.setattr(checks, "table", lambda: rows)

    assert [found for found in checks.mistakes() if found not in before] == [
        "The route home has no row in any access.toml.",
        "access.toml has a row for staff:nowhere, which is no route.",
        "access.toml does not say whether account_login is open to auditor.",
        "access.toml names king for health, which is no role.",
        "access.toml answers maybe for health; it may say yes, own or no.",
    ]
    assert [found.id for found in checks.access_table(None)] == ["almoner.E001"] * (5 + len(before))
