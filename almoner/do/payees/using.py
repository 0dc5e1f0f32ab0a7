"""Details begin to be used when they have rested, are stopped, or become void; reading them leaves a line."""

from datetime import datetime
from typing import Any

from almoner.do.payees import access, facts
from almoner.do.payees.asking import ended
from almoner.do.payees.models import BankAccount
from almoner.do.payees.secrets import Details, details_of
from almoner.do.payees.states import APPROVED, BANK_ACCOUNT, IN_USE, OPEN
from almoner.do.payees.telling import tell_all
from almoner.ground.core.refusals import Answer, Denied, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.bank_details import contact_is_unchanged

TAKEN = "Other details took their place."


def nobody(person: Any, thing: object) -> Answer:
    return Denied("This comes by itself when the details have rested.")


@action("payees.begin_use", clause="4.12", may=nobody, system=True)
def begin_use(act: Act, account: BankAccount) -> BankAccount:
    """The approved details take the place of those in use before."""
    if account.usable_from is None or account.usable_from > act.at:
        raise Refused("These details have not rested long enough.")
    found = contact_is_unchanged(facts.request_of(account))
    if found.blocks:
        raise Refused(f"{found.because} {found.remedy}")
    act.move(account, BANK_ACCOUNT, "begin_use")
    for older in BankAccount.objects.filter(organisation=account.organisation_id, status=IN_USE):
        act.move(older, BANK_ACCOUNT, "replace")
        older.ended_at, older.ended_because = act.at, TAKEN
        act.save(older)
    account.used_from = act.at
    tell_all(act, account, "payees/in_use")
    return act.save(account)


@action("payees.void_changed", clause="4.12", may=nobody, system=True)
def void_changed(act: Act, account: BankAccount) -> BankAccount:
    """The organisation's telephone number was changed after the request: what was approved is void."""
    found = contact_is_unchanged(facts.request_of(account))
    if not found.blocks or account.status not in OPEN:
        raise Refused("Nothing has changed.")
    return ended(act, account, "void", found.because)


@action("payees.stop", clause="4.12", may=access.may_verify)
def stop(act: Act, account: BankAccount, *, reason: str) -> BankAccount:
    """Details in use are used no longer: nothing is paid until others are verified."""
    if account.status != IN_USE:
        raise Refused("Only details in use are stopped.")
    return ended(act, account, "void", reason)


@action("payees.read_details", clause="4.12", may=access.may_verify)
def read_details(act: Act, account: BankAccount) -> Details:
    """The details in full, for finance alone; the line in the record says who read them and when."""
    return details_of(account)


def settle_due(at: datetime) -> None:
    """What rested long enough is used; what became void by a changed telephone number is said to be."""
    for account in BankAccount.objects.filter(status__in=OPEN).select_related("organisation").order_by("id"):
        if contact_is_unchanged(facts.request_of(account)).blocks:
            void_changed(account, by=None, at=at)
        elif account.status == APPROVED and account.usable_from and account.usable_from <= at:
            begin_use(account, by=None, at=at)
