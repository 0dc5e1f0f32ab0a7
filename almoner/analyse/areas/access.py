"""Areas are public knowledge; an administrator or a commissioning officer keeps the list."""

from django.db.models import QuerySet

from almoner.analyse.areas.models import Area
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import ADMINISTRATOR, OFFICER, roles_of
from almoner.ground.core.refusals import Allowed, Answer, Denied

KEEPERS = (OFFICER, ADMINISTRATOR)


def visible_to(person: Person) -> QuerySet[Area]:
    return Area.objects.all()


def may_keep_areas(person: Person, area: Area | None) -> Answer:
    for role in KEEPERS:
        if role in roles_of(person):
            return Allowed(role)
    return Denied("Only a commissioning officer or an administrator may change the areas.")
