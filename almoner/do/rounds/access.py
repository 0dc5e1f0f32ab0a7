"""Who sees a round before it is published, and who may run it."""

from django.db.models import QuerySet

from almoner.do.rounds.models import Round
from almoner.do.rounds.states import CANCELLED, DRAFT
from almoner.ground.accounts import roles
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Allowed, Answer, Denied


def visible_to(person: Person | None) -> QuerySet[Round]:
    """Staff see every round; everybody else those that were published."""
    if roles.has_role(person, *roles.CASEWORK):
        return Round.objects.all()
    return public()


def public() -> QuerySet[Round]:
    return Round.objects.exclude(status__in=(DRAFT, CANCELLED))


def may_run(person: Person, thing: object) -> Answer:
    if roles.has_role(person, roles.OFFICER):
        return Allowed(roles.OFFICER)
    return Denied("Only a commissioning officer prepares and runs rounds.")


def may_ask(person: Person, round: Round) -> Answer:
    """Anybody may ask about a published round, signed in or not."""
    return Denied("This round is not published.") if round.status == DRAFT else Allowed("public")
