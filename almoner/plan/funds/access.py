"""Funds are kept by officers and finance; budgets are set by finance alone. All casework staff see them."""

from typing import Any

from django.db.models import QuerySet

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, CHIEF_FINANCE, FINANCE, OFFICER, roles_of
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.plan.funds.models import Fund


def visible_to(person: Person) -> QuerySet[Fund]:
    return Fund.objects.none() if roles_of(person).isdisjoint(CASEWORK) else Fund.objects.all()


def as_one_of(person: Person, roles: tuple[str, ...], otherwise: str) -> Answer:
    held = roles_of(person)
    return next((Allowed(role) for role in roles if role in held), Denied(otherwise))


def may_keep_funds(person: Person, thing: Any) -> Answer:
    roles = (OFFICER, FINANCE, CHIEF_FINANCE)
    return as_one_of(person, roles, "Only a commissioning or finance officer may change the funds.")


def may_set_budget(person: Person, thing: Any) -> Answer:
    return as_one_of(person, (FINANCE, CHIEF_FINANCE), "Only a finance officer may set a budget.")
