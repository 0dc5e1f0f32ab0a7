"""The plan is public; a commissioning officer or an administrator keeps it."""

from typing import Any

from django.db.models import QuerySet

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import ADMINISTRATOR, OFFICER, roles_of
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.plan.priorities.models import PolicePlan, Priority


def visible_to(person: Person) -> QuerySet[Priority]:
    return Priority.objects.all()


def plans_visible_to(person: Person) -> QuerySet[PolicePlan]:
    return PolicePlan.objects.all()


def may_keep_plan(person: Person, thing: Any) -> Answer:
    for role in (OFFICER, ADMINISTRATOR):
        if role in roles_of(person):
            return Allowed(role)
    return Denied("Only a commissioning officer or an administrator may change the plan.")
