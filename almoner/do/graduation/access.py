"""Officers mark pilots and move them on; all casework staff see them."""

from django.db.models import QuerySet

from almoner.do.graduation.models import Graduation
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied


def visible_to(person: Person | None) -> QuerySet[Graduation]:
    return Graduation.objects.all() if has_role(person, *CASEWORK) else Graduation.objects.none()


def may_graduate(person: Person, thing: object) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer marks pilots and moves them on.")
