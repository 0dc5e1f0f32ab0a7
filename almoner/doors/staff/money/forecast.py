"""What a year is expected to cost: what is promised, and what rounds at work may yet award."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from almoner.plan.funds.queries import FundLine

WHOLE = 100


@dataclass(frozen=True)
class Expected:
    """A budget with the pence its year is expected to cost; never more than the budget allows."""

    line: FundLine
    planned_pence: int

    @property
    def forecast_pence(self) -> int:
        now = self.line.balance
        return now.committed_pence + min(self.planned_pence, max(now.free_pence, 0))

    @property
    def unspent_pence(self) -> int:
        return self.line.balance.budget_pence - self.forecast_pence

    @property
    def unspent_percent(self) -> int:
        """Whole per cent of the budget, rounded down."""
        budget = self.line.balance.budget_pence
        return max(self.unspent_pence, 0) * WHOLE // budget if budget else 0


def of_budgets(lines: Iterable[FundLine], planned: Mapping[int, int]) -> list[Expected]:
    """`planned` is what rounds may yet award, by budget."""
    return [Expected(line, planned.get(line.budget.pk, 0)) for line in lines]


def by_fund(rows: Iterable[Expected]) -> dict[str, int]:
    """Forecast pence by the fund's code."""
    found: dict[str, int] = {}
    for one in rows:
        code = one.line.budget.fund.code
        found[code] = found.get(code, 0) + one.forecast_pence
    return found
