"""T07 and T20: a form without its token is refused; one with it leaves a line of the record, or nothing."""

import re
from collections import Counter

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.threats.forms import Form, forms_on
from tests.threats.routes import address, routes
from tests.threats.test_permissions import THINGS

PEOPLE = (
    "officer", "own", "panel0", "finance", "chief_finance", "monitoring", "decision_maker", "administrator",
    "other", "restorative", "anonymous",
)  # fmt: skip
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)
# What may change without a line: who is signed in, tries that are counted, and second factors, which
# allauth keeps; signing in itself is recorded by the office's own lines.
WITHOUT_A_LINE = {"django_session", "office_tries", "mfa_authenticator", "account_emailaddress"}
LINE = "audit_line"


def test_t20_every_form_without_its_token_is_refused(world):
    """Whatever the route and whoever asks: the token is looked for before anything else."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["officer"])
    paths = {
        route: address(world, route, THINGS[route][0][0]) if values else reverse(route)
        for route, values in routes()
        if not values or route in THINGS
    }

    answers = {route: client.post(path).status_code for route, path in paths.items()}

    assert {route: code for route, code in answers.items() if code != 403} == {}
    assert len(answers) > 150


@pytest.mark.parametrize("person", PEOPLE)
def test_t07_every_form_sent_leaves_a_line_or_nothing(world, person):
    client = Client()
    if person != "anonymous":
        client.force_login(world.people[person])
    silent, seen = [], Counter()
    for form in forms_for(client, world):
        code, written = send(client, form)
        seen[code] += 1
        if written and LINE not in written:
            silent.append(f"{code} {form.action} wrote {sorted(written)}")
        assert code < 500, form

    assert silent == []
    assert person == "anonymous" or sum(seen.values()) > 3


def forms_for(client: Client, world) -> list[Form]:
    """Of every page the person finds, each form once."""
    found: dict[tuple[str, tuple[str, ...]], Form] = {}
    for route, values in routes():
        for thing in [name for name, _ in THINGS.get(route, [])][:2] if values else [""]:
            path = address(world, route, thing)
            page = client.get(path)
            if page.status_code == 200 and not page.streaming and b"<form" in page.content:
                for form in forms_on(page.content, path):
                    found.setdefault((form.action, tuple(sorted(form.values))), form)
            page.close()
    return list(found.values())


def send(client: Client, form: Form) -> tuple[int, set[str]]:
    """The answer, and the tables that were written to and stayed written."""
    written: set[str] = set()

    def note(execute, sql, params, many, context):
        done = execute(sql, params, many, context)
        if found := WRITES.match(sql):
            written.add(found.group(1).lower())
        return done

    with transaction.atomic():
        with connection.execute_wrapper(note):
            response = client.post(form.action, form.values)
        response.close()
        transaction.set_rollback(True)
    if response.status_code >= 400:
        return response.status_code, set()
    return response.status_code, {one for one in written if one not in WITHOUT_A_LINE}
