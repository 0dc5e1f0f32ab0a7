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


def is_connected(person: Person, case: Case) -> bool:
    """The person acts, or acted, for the organisation (R9.1-3)."""
    return Membership.objects.filter(person=person, organisation=case.organisation_id).exists()


def may_check(person: Person, case: Case) -> Answer:
    """Officers and finance officers, unless connected with the organisation."""
    if is_connected(person, case):
        return Denied("You are connected with this organisation, so somebody else must check it.")
    for role in (roles.OFFICER, roles.FINANCE, roles.CHIEF_FINANCE):
        if roles.has_role(person, role):
            return Allowed(role)
    return Denied("Only commissioning and finance officers do these checks.")


def may_record(person: Person, case: Case, item: str) -> Answer:
    """The finance check belongs to finance; the others to commissioning."""
    needed = (roles.FINANCE, roles.CHIEF_FINANCE) if item == FINANCE_ITEM else (roles.OFFICER,)
    if roles.has_role(person, *needed):
        return may_check(person, case)
    who = "a finance officer" if item == FINANCE_ITEM else "a commissioning officer"
    return Denied(f"This check is done by {who}.")


def may_settle(person: Person, statement: StatementCheck) -> Answer:
    return may_check(person, statement.case)


def may_open(person: Person, thing: object) -> Answer:
    for role in (roles.OFFICER, roles.FINANCE):
        if roles.has_role(person, role):
            return Allowed(role)
    return Denied("Only commissioning and finance officers open checks.")
