"""Who sees reports, writes them for the recipient, and reviews them for the office."""

from django.db.models import QuerySet

from almoner.analyse.organisations.access import MEMBERS_ONLY, WRITERS, as_member
from almoner.do.agreements import access as agreements
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.review.monitoring.models import Return


def visible_to(person: Person | None) -> QuerySet[Return]:
    """Whoever sees the agreement sees its reports."""
    return Return.objects.filter(agreement__in=agreements.visible_to(person))


def may_write(person: Person, report: Return) -> Answer:
    organisation = report.agreement.line.organisation
    return as_member(person, organisation, WRITERS, MEMBERS_ONLY) if organisation else MEMBERS_ONLY


def may_review(person: Person, thing: object) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer reviews reports.")
