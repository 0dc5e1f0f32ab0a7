"""Cases and volunteers are seen and handled by restorative justice roles only (R3.10-5)."""

from django.db.models import QuerySet

from almoner.do.restorative.models import RestorativeCase, Volunteer
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import RESTORATIVE, roles_of
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.policy.findings import run
from almoner.policy.restorative import BEFORE_LOOKING, Looker


def visible_to(person: Person | None) -> QuerySet[RestorativeCase]:
    """All of them or none: neither an auditor nor an administrator who looks sees a case."""
    return RestorativeCase.objects.none() if may_not_look(person) else RestorativeCase.objects.all()


def visible_volunteers(person: Person | None) -> QuerySet[Volunteer]:
    return Volunteer.objects.none() if may_not_look(person) else Volunteer.objects.all()


def may_work(person: Person, thing: object) -> Answer:
    why = may_not_look(person)
    return Denied(why) if why else Allowed(RESTORATIVE)


def may_not_look(person: Person | None) -> str:
    """Why not, in the rule's words; empty for those who may."""
    looker = Looker(roles_of(person))
    return " ".join(one.because for one in run(BEFORE_LOOKING, looker) if one.blocks)
