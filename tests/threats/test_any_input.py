"""T24: two thousand strange requests over every route, as everybody: no 500, and nothing half done."""

import re
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from almoner.ground.core.rows import Kept
from tests.threats.fuzz import STRANGE, Source
from tests.threats.routes import address, routes
from tests.threats.test_permissions import OURS, THINGS

PEOPLE = (
    "anonymous", "own", "other", "panel0", "panel3", "officer", "finance", "chief_finance", "monitoring",
    "decision_maker", "auditor", "administrator", "looking",
)  # fmt: skip
EACH = 160
FIELD = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"')
NOT_OURS = ("account_", "mfa_")


def places(world) -> list[str]:
    """Every route, at a thing that is there and at one that is not."""
    found = []
    for route, values in routes():
        if not values:
            found.append(reverse(route))
            continue
        for thing, _ in THINGS.get(route, [])[:1]:
            found.append(address(world, route, thing))
        unknown = {name: value for name in values for value in ("9" * 18,)}
        found.append(reverse(route, kwargs={**unknown, **({"kind": "x"} if "kind" in values else {})}))
    return found


def counts() -> dict[str, int]:
    """Rows of each table that the record protects: a cheap picture of everything."""
    tables = sorted(one._meta.db_table for one in apps.get_models() if issubclass(one, Kept))
    asked = " UNION ALL ".join(f"SELECT '{one}', count(*) FROM {one}" for one in tables)
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return dict(cursor.fetchall())


@pytest.mark.parametrize("person", PEOPLE)
def test_t24_strange_requests_are_answered_and_change_nothing(world, person):
    client = Client(raise_request_exception=False)
    if person != "anonymous":
        client.force_login(world.people[person])
    source, before = Source(sum(person.encode())), counts()
    paths = places(world)
    fields: dict[str, tuple[str, ...]] = {}
    wrong = []
    for _ in range(EACH):
        path = source.chance.choice(paths)
        if path not in fields:
            fields[path] = fields_of(client, path)
        one = source.request(path, fields[path])
        code, after = answer(client, one)
        if code >= 500 and path != "/health":
            wrong.append(f"{code} {one}")
        if code >= 400 and after != before:
            wrong.append(f"{code} and yet rows: {one}")

    assert wrong == [], "\n".join(wrong)


def fields_of(client: Client, path: str) -> tuple[str, ...]:
    page = client.get(path)
    if page.streaming or not page.headers.get("Content-Type", "").startswith("text/html"):
        page.close()
        return ()
    return tuple(sorted(set(FIELD.findall(page.content.decode())) - {"csrfmiddlewaretoken"}))


def answer(client: Client, one) -> tuple[int, dict[str, int]]:
    """Lone surrogates travel as the bytes that a broken browser would send."""
    query = urlencode(one.query, errors="surrogatepass")
    path = f"{one.path}?{query}" if query else one.path
    form = {name: text_of(value) for name, value in one.form.items()}
    with transaction.atomic():
        response = client.generic("GET", path, **one.headers) if one.method == "get" else client.post(
            path, form, **one.headers)  # fmt: skip
        response.close()
        after = counts() if response.status_code >= 400 else {}
        transaction.set_rollback(True)
    return response.status_code, after


def text_of(value):
    """What cannot be written as text is sent as the bytes that stand for it."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    return value


def test_t24_most_of_the_two_thousand_meet_a_route_of_ours():
    ours = [name for name, _ in routes() if name.startswith(OURS) or name.startswith(NOT_OURS)]
    assert (len(PEOPLE) * EACH >= 2_000, len(ours) > 150, len(STRANGE) > 30) == (True, True, True)
