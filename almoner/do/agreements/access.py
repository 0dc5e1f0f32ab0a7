"""Who sees an agreement, and who may offer, accept and sign it."""

from django.db.models import QuerySet

from almoner.analyse.organisations.models import LEAD, Membership
from almoner.do.agreements.models import Agreement
from almoner.ground.accounts import roles
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Allowed, Answer, Denied


def visible_to(person: Person | None) -> QuerySet[Agreement]:
    """Staff see all; members of the organisation see their own."""
    if person is None or not person.is_authenticated:
        return Agreement.objects.none()
    if roles.has_role(person, *roles.CASEWORK):
        return Agreement.objects.all()
    mine = Membership.objects.filter(person=person, ends_on__isnull=True).values("organisation")
    return Agreement.objects.filter(line__organisation__in=mine)


def may_issue(person: Person, thing: object) -> Answer:
    for role in (roles.OFFICER, roles.MONITORING):
        if roles.has_role(person, role):
            return Allowed(role)
    return Denied("Only a commissioning officer or the Monitoring Officer does this.")


def may_accept(person: Person, agreement: Agreement) -> Answer:
    """Only the organisation's lead, who states that they may sign for it."""
    leads = Membership.objects.filter(
        person=person, organisation=agreement.line.organisation_id, kind=LEAD, ends_on__isnull=True
    )
    return Allowed("lead") if leads.exists() else Denied("Only the lead of the organisation signs for it.")


def may_countersign(person: Person, agreement: Agreement) -> Answer:
    if roles.has_role(person, roles.DECISION_MAKER):
        return Allowed(roles.DECISION_MAKER)
    return Denied("Only the decision-maker, or a recorded deputy, signs agreements.")
