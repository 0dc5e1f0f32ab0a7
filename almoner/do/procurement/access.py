"""Officers run procurements and record what the seven-force team said; all casework staff see them."""

from django.db.models import QuerySet

from almoner.do.procurement.models import Procurement
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied


def visible_to(person: Person | None) -> QuerySet[Procurement]:
    return Procurement.objects.all() if has_role(person, *CASEWORK) else Procurement.objects.none()


def may_run(person: Person, thing: object) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer runs a procurement.")
