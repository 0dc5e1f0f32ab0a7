"""Officers plan pools, the Chief Finance Officer agrees contributions and closes reviews; staff see them."""

from django.db.models import QuerySet

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, CHIEF_FINANCE, MONITORING, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.plan.pools.models import Pool, PoolYear


def visible_to(person: Person | None) -> QuerySet[PoolYear]:
    return PoolYear.objects.all() if has_role(person, *CASEWORK) else PoolYear.objects.none()


def visible_pools(person: Person | None) -> QuerySet[Pool]:
    return Pool.objects.all() if has_role(person, *CASEWORK) else Pool.objects.none()


def may_plan(person: Person, thing: object) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer plans a pool.")


def may_agree(person: Person, thing: object) -> Answer:
    if has_role(person, CHIEF_FINANCE):
        return Allowed(CHIEF_FINANCE)
    return Denied("Only the Chief Finance Officer agrees a contribution and closes its review.")


def may_publish(person: Person, thing: object) -> Answer:
    for role in (OFFICER, MONITORING):
        if has_role(person, role):
            return Allowed(role)
    return Denied("Only a commissioning officer or the Monitoring Officer publishes an annual report.")
