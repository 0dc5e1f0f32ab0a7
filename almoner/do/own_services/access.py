"""Officers keep own services and plan their cost; officers and finance record figures; casework staff see."""

from django.db.models import QuerySet

from almoner.do.own_services.models import OwnService
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, FINANCE, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied


def visible_to(person: Person | None) -> QuerySet[OwnService]:
    return OwnService.objects.all() if has_role(person, *CASEWORK) else OwnService.objects.none()


def may_plan(person: Person, thing: object) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer plans a service.")


def may_record(person: Person, thing: object) -> Answer:
    for role in (OFFICER, FINANCE):
        if has_role(person, role):
            return Allowed(role)
    return Denied("Only a commissioning or finance officer records figures of a service.")
