"""Posting to the ledger, within another action that decides to: one locked check before each row.

Every function takes whole pence, locks the budget, and refuses in words. Nothing else adds ledger rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.plan.funds.balances import Balance, balance, balance_under, balances_under
from almoner.plan.funds.facts import committed_of
from almoner.plan.funds.models import (
    ACCRUE,
    COMMIT,
    PAY,
    RECOVER,
    RELEASE,
    UNACCRUE,
    UNPAY,
    FundBudget,
    LedgerRow,
)
from almoner.policy import income as policy
from almoner.policy.findings import run
from almoner.policy.terms import terms_on

WHOLE = 100


def locked(budget: FundBudget) -> FundBudget:
    """The budget's row, held until the transaction ends: who comes second sees what the first took."""
    rows = FundBudget.objects.select_for_update(of=("self",)).select_related("fund", "stream")
    return rows.get(pk=budget.pk)


def post(
    act: Act, budget: FundBudget, kind: str, amount_pence: int, reference: str, against: str = ""
) -> LedgerRow:
    """Add the row. The budget is locked and the sum was checked by the caller."""
    return act.add(a_row(act, budget, kind, amount_pence, reference, against))


def a_row(
    act: Act, budget: FundBudget, kind: str, amount_pence: int, reference: str, against: str
) -> LedgerRow:
    return LedgerRow(
        budget=budget, kind=kind, amount_pence=amount_pence, reference=reference, against=against, at=act.at
    )


def commit(act: Act, budget: FundBudget, amount_pence: int, reference: str) -> LedgerRow:
    """Take money from a budget under a reference, once; refused beyond what is free (R1.6-1)."""
    budget = locked(budget)
    if amount_pence <= 0:
        raise Refused(f"{reference}: there is no sum to commit.")
    if budget.rows.filter(kind=COMMIT, reference=reference).exists():
        raise Refused(f"Money is committed to {reference} already.")
    now = balance(budget)
    most = now.free_pence + allowance_pence(act, now)
    if amount_pence > most:
        raise Refused(beyond(budget, amount_pence, most, reference))
    must_be_accepted(budget, amount_pence)
    return post(act, budget, COMMIT, amount_pence, reference, reference)


def release(
    act: Act, budget: FundBudget, amount_pence: int, reference: str, *, against: str = ""
) -> LedgerRow:
    """Give back what was committed `against` a reference and is not paid, or a part of it."""
    budget, against = locked(budget), against or reference
    now = balance_under(budget, against)
    at_most(amount_pence, now.owed_pence, f"{against} holds", "released")
    once(budget, RELEASE, reference, f"Money of {reference} was released already.")
    return post(act, budget, RELEASE, amount_pence, reference, against)


def pay(act: Act, budget: FundBudget, amount_pence: int, reference: str, *, against: str) -> LedgerRow:
    """Pay out of a commitment, never beyond it (R4.12-3); what was accrued for it is reversed as far."""
    return pay_many(act, [Paying(budget, amount_pence, reference, against)])[-1]


@dataclass(frozen=True)
class Paying:
    """One payment out of one commitment, whole pence."""

    budget: FundBudget
    amount_pence: int
    reference: str
    against: str


def pay_many(act: Act, payments: Sequence[Paying]) -> list[LedgerRow]:
    """Pay all or none, each within what its commitment holds after those before it (R4.12-3)."""
    held = FundBudget.objects.select_for_update().filter(pk__in={one.budget.pk for one in payments})
    list(held.order_by("pk"))
    names = [one.reference for one in payments]
    if paid := LedgerRow.objects.filter(kind=PAY, reference__in=names).values_list("reference", flat=True)[
        :1
    ]:
        raise Refused(f"{paid[0]} is paid already.")
    now = balances_under(one.against for one in payments)
    rows: list[LedgerRow] = []
    for one in payments:
        key = (one.budget.pk, one.against)
        under = now.get(key, Balance())
        at_most(one.amount_pence, under.owed_pence, f"{one.against} is owed", "paid")
        reversed_pence = min(one.amount_pence, under.accrued_pence)
        if reversed_pence:
            rows.append(a_row(act, one.budget, UNACCRUE, reversed_pence, one.reference, one.against))
        rows.append(a_row(act, one.budget, PAY, one.amount_pence, one.reference, one.against))
        now[key] = under + Balance(paid_pence=one.amount_pence, accrued_pence=-reversed_pence)
    return act.add_all(rows)


def unpay(act: Act, budget: FundBudget, amount_pence: int, reference: str, *, against: str) -> LedgerRow:
    """The bank sent a payment back: it is owed again."""
    budget = locked(budget)
    at_most(amount_pence, balance_under(budget, against).paid_pence, f"{against} was paid", "returned")
    once(budget, UNPAY, reference, f"{reference} was returned already.")
    return post(act, budget, UNPAY, amount_pence, reference, against)


def recover(act: Act, budget: FundBudget, amount_pence: int, reference: str, *, against: str) -> LedgerRow:
    """The recipient paid money back: it is no longer paid, and no longer committed (R4.13-3)."""
    budget = locked(budget)
    at_most(amount_pence, balance_under(budget, against).paid_pence, f"{against} was paid", "repaid")
    once(budget, RECOVER, reference, f"{reference} was repaid already.")
    row = post(act, budget, RECOVER, amount_pence, reference, against)
    post(act, budget, RELEASE, amount_pence, reference, against)
    return row


def accrue(act: Act, budget: FundBudget, amount_pence: int, reference: str, *, against: str) -> LedgerRow:
    """Say that the cost belongs to the budget's year although it is paid later (31 March)."""
    budget = locked(budget)
    now = balance_under(budget, against)
    at_most(amount_pence, now.owed_pence - now.accrued_pence, f"{against} is owed", "accrued")
    once(budget, ACCRUE, reference, f"{reference} is accrued already.")
    return post(act, budget, ACCRUE, amount_pence, reference, against)


def at_most(amount_pence: int, most_pence: int, holds: str, done: str) -> None:
    if not 0 < amount_pence <= most_pence:
        held = f"{holds} {in_words(max(most_pence, 0))} of this budget"
        raise Refused(f"{held}: {in_words(amount_pence)} cannot be {done}.")


def once(budget: FundBudget, kind: str, reference: str, sentence: str) -> None:
    if budget.rows.filter(kind=kind, reference=reference).exists():
        raise Refused(sentence)


def must_be_accepted(budget: FundBudget, amount_pence: int) -> None:
    """Money that a bid won is not promised to anybody before a decision accepts it (R1.8-1)."""
    promised = committed_of(budget, amount_pence)
    blocking = [one for one in run(policy.BEFORE_COMMITTING, promised) if one.blocks] if promised else []
    if blocking:
        raise Refused([f"{one.because} {one.remedy}" for one in blocking])


def allowance_pence(act: Act, now: Balance) -> int:
    """How far awards may go beyond the budget; nothing unless the office's terms say otherwise (1.6)."""
    percent = terms_on(london_date(act.at), settings.POLICY_FOLDER).over_programming_percent
    return now.budget_pence * percent // WHOLE


def beyond(budget: FundBudget, amount_pence: int, most: int, reference: str) -> str:
    return (
        f"{reference} needs {in_words(amount_pence)}, but {in_words(max(most, 0))} is free in "
        f"{budget.fund.name} for {budget.financial_year} ({budget.stream.name}). "
        "Commitments stay within the fund's budget (1.6)."
    )
