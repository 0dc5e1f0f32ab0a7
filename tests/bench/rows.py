"""Who and what the measured pages are opened with."""

from datetime import date

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from almoner.analyse.organisations.models import LEAD
from almoner.do.applications.states import DRAFT
from almoner.ground.accounts.models import Person, RoleHolding
from tests.bench import applications

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def somebody(role: str) -> Person:
    """The holder of a role; the lead is whoever writes the one draft."""
    if role == LEAD:
        return Person.objects.get(
            memberships__organisation__applications__status=DRAFT, memberships__kind=LEAD
        )
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
    print(f"{rows} applications")
    return applications.fill(rows)
