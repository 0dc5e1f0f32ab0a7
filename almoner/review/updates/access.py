"""Officers ask and record, recipients answer and add their own; all casework staff see them (4.14, 4.15)."""

from django.db.models import QuerySet

from almoner.analyse.organisations.access import WRITERS, member_kind
from almoner.do.agreements.access import visible_to as visible_agreements
from almoner.do.agreements.models import GRANT, PARTNER, Agreement
from almoner.do.agreements.states import SIGNED
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import MONITORING, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.review.updates.models import PublicityItem, Update


def is_grant(agreement: Agreement) -> bool:
    """A grant of either kind, signed by both."""
    return agreement.status == SIGNED and agreement.instrument in (GRANT, PARTNER)


def visible_grants(person: Person | None) -> QuerySet[Agreement]:
    """Grants signed by both that the person sees."""
    return visible_agreements(person).filter(status=SIGNED, instrument__in=(GRANT, PARTNER))


def visible_to(person: Person | None) -> QuerySet[Update]:
    return Update.objects.filter(agreement__in=visible_agreements(person))


def visible_publicity(person: Person | None) -> QuerySet[PublicityItem]:
    return PublicityItem.objects.filter(agreement__in=visible_agreements(person))


def may_ask(person: Person, agreement: Agreement) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer asks for an update.")


def for_recipient(person: Person, agreement: Agreement) -> Answer:
    """A lead or a colleague of the recipient, or an officer who writes it down for them."""
    organisation = agreement.line.organisation
    kind = member_kind(person, organisation) if organisation else ""
    if kind in WRITERS:
        return Allowed(kind)
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only the recipient's people and commissioning officers do this.")


def may_answer(person: Person, update: Update) -> Answer:
    return for_recipient(person, update.agreement)


def may_record(person: Person, agreement: Agreement) -> Answer:
    return for_recipient(person, agreement)


def may_change(person: Person, item: PublicityItem) -> Answer:
    """What the office recorded, the office changes."""
    answer = for_recipient(person, item.agreement)
    if isinstance(answer, Allowed) and item.is_by_office and answer.role != OFFICER:
        return Denied("The office recorded this. Write to us where something is wrong.")
    return answer


def may_consent(person: Person, item: PublicityItem) -> Answer:
    """Those shown may tell either side that they agree, or do so no more."""
    return for_recipient(person, item.agreement)


def may_publish(person: Person, item: PublicityItem) -> Answer:
    for role in (OFFICER, MONITORING):
        if has_role(person, role):
            return Allowed(role)
    return Denied("Only a commissioning officer or the Monitoring Officer publishes what a grant did.")


def may_drop(person: Person, item: PublicityItem) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer takes an item out.")
