"""Who sees bank details, and who may ask for them, verify and approve them."""

from django.db.models import QuerySet

from almoner.analyse.organisations.access import LEADS_ONLY, member_kind
from almoner.analyse.organisations.models import LEAD, Membership, Organisation
from almoner.do.payees.models import BankAccount
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import AUDITOR, CHIEF_FINANCE, FINANCE, has_role, roles_of
from almoner.ground.core.refusals import Allowed, Answer, Denied

VERIFIERS = (FINANCE, CHIEF_FINANCE)
FINANCE_ONLY = Denied("Only a finance officer or the Chief Finance Officer does this.")


def visible_to(person: Person | None) -> QuerySet[BankAccount]:
    """Finance and the auditor see all, masked; members see their own organisation's."""
    if person is None or not person.is_authenticated:
        return BankAccount.objects.none()
    if has_role(person, *VERIFIERS, AUDITOR):
        return BankAccount.objects.all()
    mine = Membership.objects.filter(person=person, ends_on__isnull=True).values("organisation")
    return BankAccount.objects.filter(organisation__in=mine)


def may_verify(person: Person, thing: object) -> Answer:
    held = roles_of(person)
    return next((Allowed(role) for role in VERIFIERS if role in held), FINANCE_ONLY)


def may_ask(person: Person, organisation: Organisation) -> Answer:
    return Allowed(LEAD) if member_kind(person, organisation) == LEAD else LEADS_ONLY


def may_withdraw(person: Person, account: BankAccount) -> Answer:
    """The organisation's lead may take a request back; so may finance."""
    return may_ask(person, account.organisation) or may_verify(person, account)
