"""Who sees instalments and pay runs, and who may plan, make, release and ask back."""

from django.db.models import QuerySet

from almoner.do.agreements import access as agreements
from almoner.do.payments.models import Instalment, PayRun, Recovery
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import AUDITOR, CHIEF_FINANCE, FINANCE, OFFICER, has_role, roles_of
from almoner.ground.core.refusals import Allowed, Answer, Denied

PAYERS = (FINANCE, CHIEF_FINANCE)


def visible_to(person: Person | None) -> QuerySet[Instalment]:
    """Whoever sees the agreement sees what it pays and when."""
    return Instalment.objects.filter(agreement__in=agreements.visible_to(person))


def runs_visible_to(person: Person | None) -> QuerySet[PayRun]:
    """Finance and the auditor."""
    return PayRun.objects.all() if sees_runs(person) else PayRun.objects.none()


def sees_runs(person: Person | None) -> bool:
    return person is not None and person.is_authenticated and has_role(person, *PAYERS, AUDITOR)


def recoveries_visible_to(person: Person | None) -> QuerySet[Recovery]:
    return Recovery.objects.filter(agreement__in=agreements.visible_to(person))


def may_pay(person: Person, thing: object) -> Answer:
    held = roles_of(person)
    denied = Denied("Only a finance officer or the Chief Finance Officer does this.")
    return next((Allowed(role) for role in PAYERS if role in held), denied)


def may_plan(person: Person, thing: object) -> Answer:
    """The officer of the agreement, or finance."""
    held = roles_of(person)
    denied = Denied("Only a commissioning officer or finance does this.")
    return next((Allowed(role) for role in (OFFICER, *PAYERS) if role in held), denied)


def may_waive(person: Person, thing: object) -> Answer:
    if has_role(person, CHIEF_FINANCE):
        return Allowed(CHIEF_FINANCE)
    return Denied("Only the Chief Finance Officer gives up money that is owed back, or recalls a run.")
