"""Officers plan core grants, the Chief Finance Officer agrees them; all casework staff see them."""

from django.db.models import QuerySet

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, CHIEF_FINANCE, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.plan.allocations.models import CoreSchedule


def visible_to(person: Person | None) -> QuerySet[CoreSchedule]:
    return CoreSchedule.objects.all() if has_role(person, *CASEWORK) else CoreSchedule.objects.none()


def may_plan(person: Person, thing: object) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer plans core grants.")


def may_agree(person: Person, thing: object) -> Answer:
    if has_role(person, CHIEF_FINANCE):
        return Allowed(CHIEF_FINANCE)
    return Denied("Only the Chief Finance Officer agrees the schedule for decision.")
