"""Officers and finance keep bids, the Chief Finance Officer signs them off; all casework staff see them."""

from django.db.models import QuerySet

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, CHIEF_FINANCE, FINANCE, MONITORING, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.plan.bids.models import ExternalBid


def visible_to(person: Person | None) -> QuerySet[ExternalBid]:
    return ExternalBid.objects.all() if has_role(person, *CASEWORK) else ExternalBid.objects.none()


def as_one_of(person: Person, roles: tuple[str, ...], otherwise: str) -> Answer:
    return next((Allowed(role) for role in roles if has_role(person, role)), Denied(otherwise))


def may_keep(person: Person, thing: object) -> Answer:
    return as_one_of(person, (OFFICER, FINANCE), "Only a commissioning or finance officer keeps bids.")


def may_sign_off(person: Person, thing: object) -> Answer:
    return as_one_of(person, (CHIEF_FINANCE,), "Only the Chief Finance Officer signs a bid off.")


def may_accept(person: Person, thing: object) -> Answer:
    """Whoever may publish the decision that accepts it."""
    return as_one_of(person, (OFFICER, MONITORING), "Only who publishes the decision accepts the money.")
