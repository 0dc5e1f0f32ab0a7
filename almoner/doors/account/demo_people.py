"""The invented people of a demonstration, grouped by what they do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from almoner.analyse.organisations.models import Membership
from almoner.do.evaluation.models import PanelMember
from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.core import clock
from almoner.ground.office.queries import on

MOST = 24


@dataclass(frozen=True)
class Invented:
    """One person and, in words, what they do."""

    public_id: str
    name: str
    does: str


@dataclass(frozen=True)
class Group:
    title: str
    lead: str
    people: list[Invented]


def everybody() -> QuerySet[Person]:
    return Person.objects.filter(is_invented=True, is_active=True)


def grouped(pairs: Iterable[tuple[Person, str]]) -> list[Invented]:
    """Each person once, with all that they do."""
    does: dict[Person, list[str]] = {}
    for person, what in pairs:
        if what not in does.setdefault(person, []):
            does[person].append(what)
    return [Invented(person.public_id, str(person), ", ".join(what)) for person, what in does.items()][:MOST]


def staff() -> list[Invented]:
    held = RoleHolding.objects.filter(on(clock.today()), person__in=everybody()).select_related("person")
    return grouped((one.person, one.get_role_display()) for one in held.order_by("id")[:100])


def panel() -> list[Invented]:
    places = PanelMember.objects.filter(person__in=everybody(), left_on=None).select_related("person")
    return grouped((one.person, one.represents) for one in places.order_by("-is_chair", "id")[:100])


def applicants() -> list[Invented]:
    members = Membership.objects.filter(on(clock.today()), person__in=everybody())
    rows = members.select_related("person", "organisation").order_by("id")[:100]
    return grouped((one.person, f"{one.organisation} ({one.get_kind_display().lower()})") for one in rows)


def others() -> list[Invented]:
    busy = everybody().filter(holdings=None, panel_places=None, memberships=None).order_by("id")
    return [Invented(one.public_id, str(one), one.job_title) for one in busy[:MOST]]


def groups() -> list[Group]:
    found = [
        Group("Applicants", "They write bids for the organisations they work for.", applicants()),
        Group("The panel", "They read bids, declare interests and score.", panel()),
        Group("The office", "They run rounds, check, sign, pay and audit.", staff()),
        Group("Others", "They have an account and nothing else yet.", others()),
    ]
    return [group for group in found if group.people]


def find(public_id: str) -> Person:
    person = everybody().filter(public_id=public_id).first()
    if person is None:
        raise Http404
    return person


def enter(request: HttpRequest, person: Person) -> None:
    """A session as this person, with nothing of the one before."""
    request.session.flush()
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
