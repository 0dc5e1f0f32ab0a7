"""What a budget has, worked out from the sums of its ledger rows. Whole pence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from django.db.models import QuerySet, Sum

from almoner.plan.funds.models import (
    ACCRUE,
    BUDGET,
    CARRY_IN,
    CARRY_OUT,
    COMMIT,
    CUT,
    PAY,
    RECOVER,
    RELEASE,
    UNACCRUE,
    UNPAY,
    VIRE_IN,
    VIRE_OUT,
    FundBudget,
    LedgerRow,
)

ADDS_TO = {
    "budget_pence": ((BUDGET, VIRE_IN, CARRY_IN), (CUT, VIRE_OUT, CARRY_OUT)),
    "committed_pence": ((COMMIT,), (RELEASE,)),
    "paid_pence": ((PAY,), (UNPAY, RECOVER)),
    "accrued_pence": ((ACCRUE,), (UNACCRUE,)),
}


@dataclass(frozen=True)
class Balance:
    """`free_pence` is below nothing only where more than the budget was allowed (R1.6-1)."""

    budget_pence: int = 0
    committed_pence: int = 0
    paid_pence: int = 0
    accrued_pence: int = 0

    @property
    def free_pence(self) -> int:
        return self.budget_pence - self.committed_pence

    @property
    def owed_pence(self) -> int:
        """Promised and not yet paid."""
        return self.committed_pence - self.paid_pence

    def __add__(self, other: "Balance") -> "Balance":
        names = [one.name for one in fields(self)]
        return Balance(**{name: getattr(self, name) + getattr(other, name) for name in names})


def of_sums(sums: Mapping[str, int]) -> Balance:
    """A balance from sums by kind of row."""
    return Balance(
        **{
            name: sum(sums.get(kind, 0) for kind in plus) - sum(sums.get(kind, 0) for kind in minus)
            for name, (plus, minus) in ADDS_TO.items()
        }
    )


def balances(budget_keys: Iterable[int]) -> dict[int, Balance]:
    """Balances under the budgets' keys, in one grouped query; a budget without rows has nothing."""
    keys = list(budget_keys)
    return dict.fromkeys(keys, Balance()) | summed(LedgerRow.objects.filter(budget__in=keys))


def all_balances() -> defaultdict[int, Balance]:
    """Of every budget there is: one walk along the index, without looking for each budget."""
    return defaultdict(Balance, summed(LedgerRow.objects.all()))


def summed(rows: QuerySet[LedgerRow]) -> dict[int, Balance]:
    found: dict[int, dict[str, int]] = {}
    for key, kind, pence in rows.order_by().values_list("budget", "kind").annotate(Sum("amount_pence")):
        found.setdefault(key, {})[kind] = pence
    return {key: of_sums(sums) for key, sums in found.items()}


def balance(budget: FundBudget) -> Balance:
    return balances([budget.pk])[budget.pk]


def balances_under(againsts: Iterable[str]) -> dict[tuple[int, str], Balance]:
    """By budget and commitment, for the commitments named, in one grouped query."""
    return by_commitment(LedgerRow.objects.filter(against__in=list(againsts)))


def balances_in(year: str) -> dict[tuple[int, str], Balance]:
    """By budget and commitment, for all commitments of a financial year, in one grouped query."""
    return by_commitment(LedgerRow.objects.filter(budget__financial_year=year).exclude(against=""))


def by_commitment(rows: QuerySet[LedgerRow]) -> dict[tuple[int, str], Balance]:
    sums: dict[tuple[int, str], dict[str, int]] = {}
    columns = ("budget", "against", "kind")
    for key, against, kind, pence in rows.order_by().values_list(*columns).annotate(Sum("amount_pence")):
        sums.setdefault((key, against), {})[kind] = pence
    return {key: of_sums(kinds) for key, kinds in sums.items()}


def balance_under(budget: FundBudget, against: str) -> Balance:
    """What is committed, paid and accrued under one commitment."""
    rows = LedgerRow.objects.filter(budget=budget, against=against).order_by()
    return of_sums(dict(rows.values_list("kind").annotate(Sum("amount_pence"))))
