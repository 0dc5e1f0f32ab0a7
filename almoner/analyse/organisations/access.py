"""Who may see an organisation and act for it: its members, and the staff who do casework."""

from typing import Any

from django.db.models import QuerySet

from almoner.analyse.organisations.models import (
    COLLEAGUE,
    LEAD,
    EarlierAward,
    Invitation,
    Membership,
    Organisation,
)
from almoner.analyse.organisations.passport import Document
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, CHIEF_FINANCE, FINANCE, OFFICER, roles_of
from almoner.ground.core.refusals import Allowed, Answer, Denied

WRITERS = (LEAD, COLLEAGUE)
MEMBERS_ONLY = Denied("Only a lead or a colleague of the organisation may do this.")
LEADS_ONLY = Denied("Only a lead of the organisation may do this.")
OFFICERS_ONLY = Denied("Only a commissioning officer may do this.")


def sees_all(person: Person) -> bool:
    """Staff who do casework, and an administrator during a recorded look."""
    return not roles_of(person).isdisjoint(CASEWORK)


def own(person: Person) -> QuerySet[Organisation]:
    """The organisations the person acts for now."""
    if not person.is_authenticated:
        return Organisation.objects.none()
    acts_for = Membership.objects.filter(person=person, ends_on=None).values("organisation_id")
    return Organisation.objects.filter(pk__in=acts_for)


def visible_to(person: Person) -> QuerySet[Organisation]:
    return Organisation.objects.all() if sees_all(person) else own(person)


def documents_visible_to(person: Person) -> QuerySet[Document]:
    if sees_all(person):
        return Document.objects.all()
    return Document.objects.filter(organisation__in=own(person))


def member_kind(person: Person, organisation: Organisation) -> str:
    """`lead`, `colleague`, `helper`, or nothing for somebody who does not act for it."""
    found = Membership.objects.filter(person=person, organisation=organisation, ends_on=None)
    return found.values_list("kind", flat=True).first() or ""


def as_member(
    person: Person, organisation: Organisation, kinds: tuple[str, ...], otherwise: Denied
) -> Answer:
    kind = member_kind(person, organisation)
    return Allowed(kind) if kind in kinds else otherwise


def as_staff(person: Person, roles: tuple[str, ...], otherwise: Denied) -> Answer:
    held = roles_of(person)
    return next((Allowed(role) for role in roles if role in held), otherwise)


def may_register(person: Person, nothing: None) -> Answer:
    return Allowed("applicant")


def may_change(person: Person, organisation: Organisation) -> Answer:
    return as_member(person, organisation, WRITERS, MEMBERS_ONLY) or as_staff(
        person, (OFFICER,), MEMBERS_ONLY
    )


def may_lead(person: Person, organisation: Organisation) -> Answer:
    return as_member(person, organisation, (LEAD,), LEADS_ONLY)


def may_keep_document(person: Person, organisation: Organisation) -> Answer:
    return may_change(person, organisation)


def may_record_accounts(person: Person, organisation: Organisation) -> Answer:
    roles = (FINANCE, CHIEF_FINANCE, OFFICER)
    return as_staff(person, roles, MEMBERS_ONLY) or as_member(person, organisation, WRITERS, MEMBERS_ONLY)


def may_withdraw(person: Person, invitation: Invitation) -> Answer:
    return may_lead(person, invitation.organisation)


def may_take(person: Person, invitation: Invitation) -> Answer:
    """Whoever holds the link may take it, if it was sent to the address they sign in with."""
    if person.email.casefold() != invitation.email.casefold():
        return Denied(
            "This invitation was sent to another email address. Sign in with that address, "
            "or ask the person who invited you to send one to this address."
        )
    return Allowed(invitation.kind)


def may_end_membership(person: Person, membership: Membership) -> Answer:
    """A person may leave; a lead may let somebody go."""
    if membership.person_id == person.pk:
        return Allowed(membership.kind)
    return may_lead(person, membership.organisation)


def may_change_member(person: Person, membership: Membership) -> Answer:
    return may_lead(person, membership.organisation)


def may_record_earlier(person: Person, thing: Any) -> Answer:
    return as_staff(person, (OFFICER,), OFFICERS_ONLY)


def may_record_return(person: Person, award: EarlierAward) -> Answer:
    return as_staff(person, (OFFICER,), OFFICERS_ONLY)
