"""Officers raise proposals; all casework staff see them."""

from django.db.models import QuerySet

from almoner.do.proposals.models import Proposal
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied


def visible_to(person: Person | None) -> QuerySet[Proposal]:
    return Proposal.objects.all() if has_role(person, *CASEWORK) else Proposal.objects.none()


def may_propose(person: Person, thing: object) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer raises a proposal.")
