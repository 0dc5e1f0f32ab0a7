"""What can be asked of bank details: which account money goes to, and why it does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from almoner.analyse.organisations.models import Organisation
from almoner.do.payees.models import BankAccount, CallBack, PayeeCheck
from almoner.do.payees.states import APPROVED, IN_USE, OPEN
from almoner.policy.bank_details import Payee, verified_and_unchanged


@dataclass(frozen=True)
class Standing:
    """The account that money may go to; when there is none, `why_not` says why in words."""

    account: BankAccount | None
    why_not: str = ""


def standings(organisations: Iterable[Organisation], at: datetime) -> dict[int, Standing]:
    """By the organisation's key, in one query however many are asked of."""
    asked = {one.pk: one for one in organisations}
    rows: dict[int, dict[str, BankAccount]] = {key: {} for key in asked}
    for account in BankAccount.objects.filter(organisation__in=asked, status__in=(*OPEN, IN_USE)):
        place = IN_USE if account.status == IN_USE else "open"
        rows[account.organisation_id][place] = account
    return {key: standing_of(asked[key], rows[key], at) for key in asked}


def standing_of(organisation: Organisation, rows: dict[str, BankAccount], at: datetime) -> Standing:
    found = verified_and_unchanged(payee_of(organisation, rows, at))
    if found.blocks:
        return Standing(None, f"{found.because} {found.remedy}")
    return Standing(rows[IN_USE])


def payee_of(organisation: Organisation, rows: dict[str, BankAccount], at: datetime) -> Payee:
    used, coming = rows.get(IN_USE), rows.get("open")
    return Payee(
        at=at,
        in_use=used is not None,
        name_verified=used.verified_name if used else "",
        name_now=organisation.name,
        open_state=coming.status if coming else "",
        open_since=coming.asked_at if coming else None,
        rests_until=coming.usable_from if coming and coming.status == APPROVED else None,
    )


def account_to_pay(organisation: Organisation, at: datetime) -> BankAccount | None:
    """The verified account; none while a change is under way, resting or to be verified again (R4.12-2)."""
    return standings([organisation], at)[organisation.pk].account


def accounts_to_pay(organisations: Iterable[Organisation], at: datetime) -> dict[int, BankAccount]:
    """Those that may be paid, by the organisation's key."""
    found = standings(organisations, at)
    return {key: one.account for key, one in found.items() if one.account is not None}


def why_not(organisation: Organisation, at: datetime) -> str:
    """Why nothing may be paid to the organisation now; empty when it may."""
    return standings([organisation], at)[organisation.pk].why_not


def hands_on(accounts: Iterable[BankAccount]) -> dict[int, frozenset[int]]:
    """Keys of all people who asked for, entered, called, checked or approved each account (R2.1g-1)."""
    rows = {one.pk: one for one in accounts}
    found: dict[int, set[int | None]] = {
        key: {one.asked_by_id, one.approved_by_id, one.modulus_by_id} for key, one in rows.items()
    }
    for table in (CallBack, PayeeCheck):
        for account, person in table._base_manager.filter(account__in=rows).values_list("account", "by"):
            found[account].add(person)
    return {key: frozenset(one for one in people if one is not None) for key, people in found.items()}
