"""Who sees due diligence, and who may record which check. A checker never checks their own organisation."""

from django.db.models import QuerySet

from almoner.analyse.organisations.models import Membership
from almoner.do.diligence.models import Case, StatementCheck
from almoner.ground.accounts import roles
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Allowed, Answer, Denied

FINANCE_ITEM = "a"


def visible_to(person: Person | None) -> QuerySet[Case]:
    """Casework staff only: applicants hear the result, not the notes."""
    if roles.has_role(person, *roles.CASEWORK):
        return Case.objects.all()
    return Case.objects.none()


def connected(case: Case) -> frozenset[int]:
    """Keys of all who act, or acted, for the organisation (R9.1-3)."""
    held = Membership.objects.filter(organisation=case.organisation_id)
    return frozenset(held.values_list("person_id", flat=True))


def may_check(person: Person, case: Case) -> Answer:
    """Officers and finance officers, unless connected with the organisation."""
    return may_check_among(person, connected(case))


def may_check_among(person: Person, connected: frozenset[int]) -> Answer:
    """The same where those connected with the organisation are known already."""
    if person.pk in connected:
        return Denied("You are connected with this organisation, so somebody else must check it.")
    for role in (roles.OFFICER, roles.FINANCE, roles.CHIEF_FINANCE):
        if roles.has_role(person, role):
            return Allowed(role)
    return Denied("Only commissioning and finance officers do these checks.")


def may_record(person: Person, case: Case, item: str) -> Answer:
    """The finance check belongs to finance; the others to commissioning."""
    own = may_do_item(person, item)
    return may_check(person, case) if own else own


def may_do_item(person: Person, item: str) -> Answer:
    """Whether the person's role does this check, on whatever organisation."""
    needed = (roles.FINANCE, roles.CHIEF_FINANCE) if item == FINANCE_ITEM else (roles.OFFICER,)
    if roles.has_role(person, *needed):
        return Allowed(needed[0])
    who = "a finance officer" if item == FINANCE_ITEM else "a commissioning officer"
    return Denied(f"This check is done by {who}.")


def may_settle(person: Person, statement: StatementCheck) -> Answer:
    return may_check(person, statement.case)


def may_open(person: Person, thing: object) -> Answer:
    for role in (roles.OFFICER, roles.FINANCE):
        if roles.has_role(person, role):
            return Allowed(role)
    return Denied("Only commissioning and finance officers open checks.")
