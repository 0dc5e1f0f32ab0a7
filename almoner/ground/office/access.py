"""Who settles what the office is called, who holds its roles, and who may look."""

from django.db.models import QuerySet

from almoner.ground.accounts.models import AdministratorLook, Delegation, Person, RoleHolding
from almoner.ground.accounts.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASEWORK,
    MONITORING,
    roles_of,
)
from almoner.ground.core import clock
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.ground.office.models import CommissioningBody, GoverningDocument

ADMINISTRATORS_ONLY = Denied("Only an administrator may do this.")


def visible_people(person: Person) -> QuerySet[Person]:
    """Administrators keep accounts and roles; the auditor and the Monitoring Officer read them."""
    if roles_of(person) & {ADMINISTRATOR, AUDITOR, MONITORING}:
        return Person.objects.all()
    return Person.objects.none()


def as_administrator(person: Person) -> Answer:
    return Allowed(ADMINISTRATOR) if ADMINISTRATOR in roles_of(person) else ADMINISTRATORS_ONLY


def may_settle_body(person: Person, body: CommissioningBody | None) -> Answer:
    return as_administrator(person)


def may_invite(person: Person, nothing: None) -> Answer:
    return as_administrator(person)


def may_appoint(person: Person, appointee: Person) -> Answer:
    """Nobody gives a role to themselves."""
    if person == appointee:
        return Denied("Another administrator must give you a role.")
    return as_administrator(person)


def may_close_account(person: Person, other: Person) -> Answer:
    if person == other:
        return Denied("Another administrator must close your account.")
    return as_administrator(person)


def may_end_appointment(person: Person, holding: RoleHolding) -> Answer:
    return as_administrator(person)


def may_delegate(person: Person, holding: RoleHolding) -> Answer:
    """R1.10-2: the holder lends the role; an administrator may write it down for them."""
    today = clock.today()
    if holding.person_id == person.pk and holding.starts_on <= today <= (holding.ends_on or today):
        return Allowed(holding.role)
    return as_administrator(person)


def may_end_delegation(person: Person, delegation: Delegation) -> Answer:
    return may_delegate(person, delegation.holding)


def may_open_look(person: Person, nothing: None) -> Answer:
    return as_administrator(person)


def may_close_look(person: Person, look: AdministratorLook) -> Answer:
    if look.person_id == person.pk:
        return Allowed(ADMINISTRATOR)
    return as_administrator(person)


def may_record_document(person: Person, earlier: GoverningDocument | None) -> Answer:
    """Any member of staff who does casework may keep the register; an auditor only reads it."""
    roles = roles_of(person) & ((CASEWORK - {AUDITOR}) | {ADMINISTRATOR})
    return Allowed(min(roles)) if roles else Denied("Only the office's staff may do this.")


def themselves(person: Person, other: Person) -> Answer:
    return Allowed("self") if person == other else Denied("People do this for themselves.")


def nobody(person: Person, thing: object) -> Answer:
    """Only the system does this, before anybody has signed in."""
    return Denied("This is done by the system.")
