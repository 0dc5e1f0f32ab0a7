"""Who and what the measured pages are opened with."""

from datetime import date
from importlib import import_module
from importlib.util import find_spec

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from almoner.ground.accounts.models import Person, RoleHolding

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def somebody(role: str) -> Person:
    person, _ = Person.objects.get_or_create(email=f"bench-{role}@example.org", name=f"The {role}")
    if not person.holdings.exists():
        RoleHolding(person=person, role=role, starts_on=date(2026, 1, 1)).save()
    return person


def signed_in(person: Person) -> str:
    """A session of this person, as a cookie."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}"


def fill(rows: int) -> dict[str, tuple[str, ...]]:
    """Make so many applications, and say which values the address of each page takes."""
    if not find_spec("tests.bench.applications"):
        print("No applications are made yet: tests/bench/applications.py is not there.")
        return {}
    made = import_module("tests.bench.applications")
    print(f"{rows} applications")
    values: dict[str, tuple[str, ...]] = made.fill(rows)
    return values
