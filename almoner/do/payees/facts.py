"""Bank details on their way, as the policy's rules read them."""

from datetime import datetime

from almoner.analyse.organisations.contacts import digits, last_changed
from almoner.analyse.organisations.models import PHONE
from almoner.do.payees.models import AGREED, BankAccount, CallBack, PayeeCheck
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_date
from almoner.policy.bank_details import BEFORE_APPROVAL, Number, Request
from almoner.policy.findings import Finding, run
from almoner.policy.terms import Terms, terms_on

ASKED, ENTERED = "asked for them", "entered them"
CALLED, CHECKED, EXPLAINED = "called back", "wrote down the payee check", "explained the modulus check"


def terms_of(account: BankAccount) -> Terms:
    """Those of the day on which the details were given."""
    return terms_on(london_date(account.asked_at))


def number_of(call: CallBack, account: BankAccount) -> Number:
    is_first = call.held_since == account.organisation.created_at
    return Number(digits(call.number), call.held_since, is_first)


def request_of(account: BankAccount, *, approver: Person | None = None, because: str = "") -> Request:
    calls, checks = list(account.calls.all()), list(account.payee_checks.all())
    agreed = [one for one in calls if one.outcome == AGREED]
    check = checks[-1] if checks else PayeeCheck()
    return Request(
        terms=terms_of(account),
        asked_at=account.asked_at,
        is_change=account.is_change,
        called=number_of(agreed[-1], account) if agreed else None,
        stated_numbers=frozenset(account.stated_numbers),
        contact_changed_at=last_changed(account.organisation, PHONE),
        payee_check=check.outcome,
        payee_name=check.name_returned,
        payee_reason=check.reason,
        modulus=account.modulus,
        modulus_reason=account.modulus_reason,
        hands=hands(account, calls, checks),
        approver=str(approver.pk) if approver else "",
        approver_reason=because,
        shared_with=shared_with(account),
    )


def hands(
    account: BankAccount, calls: list[CallBack], checks: list[PayeeCheck]
) -> tuple[tuple[str, str], ...]:
    """Who had which part in the details."""
    given = (str(account.asked_by_id), ASKED if account.way == "portal" else ENTERED)
    explained = [(str(account.modulus_by_id), EXPLAINED)] if account.modulus_by_id else []
    called = [(str(one.by_id), CALLED) for one in calls]
    checked = [(str(one.by_id), CHECKED) for one in checks]
    return tuple(dict.fromkeys([given, *explained, *called, *checked]))


def shared_with(account: BankAccount) -> int:
    """How many other organisations ever gave the same account."""
    same = BankAccount.objects.filter(fingerprint=account.fingerprint)
    return same.exclude(organisation=account.organisation_id).values("organisation").distinct().count()


def findings(
    account: BankAccount, *, at: datetime, approver: Person | None = None, because: str = ""
) -> tuple[Finding, ...]:
    return run(BEFORE_APPROVAL, request_of(account, approver=approver, because=because))
