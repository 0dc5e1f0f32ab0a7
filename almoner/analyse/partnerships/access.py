"""Partners are public bodies; an administrator or a commissioning officer keeps the list."""

from django.db.models import QuerySet

from almoner.analyse.areas.access import KEEPERS
from almoner.analyse.partnerships.models import Partnership, Strategy
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import roles_of
from almoner.ground.core.refusals import Allowed, Answer, Denied


def visible_to(person: Person) -> QuerySet[Partnership]:
    return Partnership.objects.all()


def visible_strategies(person: Person) -> QuerySet[Strategy]:
    return Strategy.objects.all()


def may_keep_partnerships(person: Person, partnership: Partnership | Strategy | None) -> Answer:
    for role in KEEPERS:
        if role in roles_of(person):
            return Allowed(role)
    return Denied("Only a commissioning officer or an administrator may change the partnerships.")
