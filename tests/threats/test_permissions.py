"""T01: every route, for every kind of person, with things of their own and of others, read and written.

Who may open a page is written by hand in access.toml; who finds which thing there, in matrix.toml. A route
that names a thing and is in neither fails here.
"""

import tomllib
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from almoner.config.access import table
from tests.threats.routes import address, routes

ROLES = {
    "anonymous": {"anonymous"},
    "stranger": {"member"},
    "own": {"member"},
    "own_colleague": {"member"},
    "other": {"member"},
    "panel0": {"member", "panel"},
    "panel3": {"member", "panel"},
    "officer": {"officer"},
    "finance": {"finance"},
    "chief_finance": {"chief_finance"},
    "monitoring": {"monitoring"},
    "decision_maker": {"decision_maker"},
    "restorative": {"restorative"},
    "auditor": {"auditor"},
    "administrator": {"administrator"},
    "looking": {"administrator", "auditor"},
}
MATRIX = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text(encoding="utf-8"))
SIGN_IN, FORBIDDEN, NOT_THERE, NOT_SO = 302, 403, 404, 405
THERE = {200, 302, 400, 403, 405, 409, 422}
OURS = ("public:", "portal:", "panel:", "staff:", "account:")


def things() -> dict[str, list[tuple[str, str]]]:
    """For each route its things with those who find them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for family in MATRIX.values():
        pairs = [(thing, who) for thing, who in family.items() if thing != "routes"]
        for route in family["routes"]:
            found.setdefault(route, []).extend(pairs)
    return found


THINGS = things()


def expected(person: str, route: str, who: str, *, writes: bool) -> set[int]:
    """The answers that are right; more than one where it depends on the form and its state."""
    row = table()[route]
    open_to = {role for role in ROLES[person] if row[role] != "no"}
    if not open_to:
        if person != "anonymous":
            return {NOT_THERE}
        return {FORBIDDEN} if writes else {SIGN_IN}
    if writes and open_to == {"auditor"} and row["auditor"] != "own":
        return {FORBIDDEN}
    if who == "all" or (who == "all read it" and not writes) or person in who.split():
        return THERE
    return {NOT_THERE} if writes else {NOT_THERE, NOT_SO}


def things_at(route: str, person: str, values: object) -> list[tuple[str, str]]:
    """Where the whole page is closed to a role, one thing shows it, and one person who holds the role."""
    is_open = any(table()[route][role] != "no" for role in ROLES[person])
    known = THINGS.get(route, []) if values else [("", "all")]
    if is_open:
        return known
    first = next(name for name, roles in ROLES.items() if roles == ROLES[person])
    return known[:1] if person == first else []


def test_every_route_that_names_a_thing_is_in_the_matrix():
    assert {name for name, values in routes() if values} == set(THINGS)


@pytest.mark.parametrize("person", ROLES)
def test_t01_each_person_finds_what_is_theirs_and_nothing_else(world, person):
    client = Client()
    if person != "anonymous":
        client.force_login(world.people[person])
    wrong, asked = {}, 0
    for route, values in routes():
        if not route.startswith(OURS) or (not values and route == "account:demo_sign_in"):
            continue
        for thing, who in things_at(route, person, values):
            path = address(world, route, thing)
            for method in ("get", "post"):
                code = answer(client, method, path)
                right = expected(person, route, who, writes=method == "post")
                asked += 1
                if code not in right:
                    wrong[f"{method} {route} {thing}"] = (code, sorted(right))

    assert wrong == {}, "\n".join(f"{name}: {codes}" for name, codes in wrong.items())
    assert asked > 150


def answer(client: Client, method: str, path: str) -> int:
    """Nothing that a post did stays."""
    with transaction.atomic():
        response = getattr(client, method)(path)
        response.close()
        transaction.set_rollback(True)
    return response.status_code
