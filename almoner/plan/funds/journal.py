"""The ledger as an accountant's journal: each movement twice, debit and credit, under the office's codes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.access import may_set_budget
from almoner.plan.funds.models import ACCRUE, PAY, RECOVER, UNACCRUE, UNPAY, FundBudget, LedgerRow

HEADER = ("Date", "Reference", "Account", "Description", "Debit", "Credit")
COSTS_MORE, COSTS_LESS = (PAY, ACCRUE), (UNPAY, RECOVER, UNACCRUE)


@dataclass(frozen=True)
class JournalLine:
    """Whole pence, on one side only."""

    day: date
    reference: str
    account: str
    words: str
    debit_pence: int = 0
    credit_pence: int = 0


def lines(rows: Iterable[LedgerRow], bank: str, accruals: str) -> Iterator[JournalLine]:
    """Costs are debited when money leaves or is accrued, and credited when it comes back."""
    for row in rows:
        cost = code_of(row.budget)
        other = accruals if row.kind in {ACCRUE, UNACCRUE} else bank
        words = f"{row.get_kind_display()}: {row.against}"
        debited, credited = (cost, other) if row.kind in COSTS_MORE else (other, cost)
        day = london_date(row.at)
        yield JournalLine(day, row.reference, debited, words, debit_pence=row.amount_pence)
        yield JournalLine(day, row.reference, credited, words, credit_pence=row.amount_pence)


def code_of(budget: FundBudget) -> str:
    return budget.cost_code or f"{budget.fund.code}-{budget.line}".upper()


def moved(first: datetime, last: datetime) -> Iterator[LedgerRow]:
    """Rows that an accountant books, from one moment up to another, oldest first."""
    rows = LedgerRow.objects.filter(kind__in=(*COSTS_MORE, *COSTS_LESS), at__gte=first, at__lt=last)
    return rows.select_related("budget__fund").order_by("id").iterator()


@action("funds.set_cost_code", clause="1.6", may=may_set_budget)
def set_cost_code(act: Act, budget: FundBudget, *, cost_code: str) -> FundBudget:
    """Under which code the accounts book this budget; empty means the fund's code and heading."""
    if not cost_code.isascii():
        raise Refused("Use letters, digits and hyphens.", {"cost_code": ["Use letters, digits and hyphens."]})
    budget.cost_code = cost_code.strip()
    return act.save(budget)
