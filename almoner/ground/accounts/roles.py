"""The roles of the office and who holds them on a day. Titles are the office's own (see `office`)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from almoner.ground.core import clock

if TYPE_CHECKING:
    from almoner.ground.accounts.models import Person

OFFICER = "officer"
FINANCE = "finance"
CHIEF_FINANCE = "chief_finance"
MONITORING = "monitoring"
DECISION_MAKER = "decision_maker"
RESTORATIVE = "restorative"
AUDITOR = "auditor"
ADMINISTRATOR = "administrator"

CHOICES = (
    (OFFICER, "Commissioning officer"),
    (FINANCE, "Finance officer"),
    (CHIEF_FINANCE, "Chief Finance Officer"),
    (MONITORING, "Monitoring Officer"),
    (DECISION_MAKER, "Decision-maker"),
    (RESTORATIVE, "Restorative justice coordinator"),
    (AUDITOR, "Internal auditor"),
    (ADMINISTRATOR, "Administrator"),
)
STAFF = frozenset(role for role, _ in CHOICES)
SIGNATORIES = (MONITORING, CHIEF_FINANCE, DECISION_MAKER)
CASEWORK = frozenset(STAFF - {ADMINISTRATOR, RESTORATIVE})
HELD = (
    "role",
    "person",
    "starts_on",
    "ends_on",
    "delegations",
    "delegations__deputy",
    "delegations__starts_on",
    "delegations__ends_on",
)


def held_on(person: Person, day: date) -> dict[str, int | None]:
    """Each role the person may act in on `day`, with the delegation that gives it (None: their own)."""
    from almoner.ground.accounts.models import RoleHolding

    near = RoleHolding.objects.filter(Q(person=person) | Q(delegations__deputy=person)).order_by()
    found: dict[str, int | None] = {}
    for role, holder, first, last, delegation, deputy, lent_from, lent_to in near.values_list(*HELD):
        own = holder == person.pk
        lent = deputy == person.pk and lent_from <= day <= lent_to
        if first <= day and (last is None or day <= last) and (own or (lent and role not in found)):
            found[role] = None if own else delegation
    return found


def is_looking(person: Person) -> bool:
    """An administrator has an open, recorded session to look at casework."""
    return person.looks.filter(opened_at__lte=clock.now(), closes_at__gt=clock.now()).exists()


def roles_of(person: Person | None) -> frozenset[str]:
    """Roles of today, read once for each Person object (that is, once a request)."""
    if person is None or not person.is_authenticated or not person.is_active:
        return frozenset()
    known: frozenset[str] | None = getattr(person, "_roles_today", None)
    if known is None:
        roles = set(held_on(person, clock.today()))
        if ADMINISTRATOR in roles and is_looking(person):
            roles.add(AUDITOR)
        known = frozenset(roles)
        person._roles_today = known  # type: ignore[attr-defined]
    return known


def has_role(person: Person | None, *roles: str) -> bool:
    return not roles_of(person).isdisjoint(roles)
