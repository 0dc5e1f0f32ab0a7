"""All money at a glance: every budget of every year, added up by fund, by stream and by year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from almoner.plan.funds.balances import Balance, all_balances
from almoner.plan.funds.models import Fund, FundBudget
from almoner.plan.funds.queries import FundLine, in_order


@dataclass(frozen=True)
class Total:
    """A name with the balance of the budgets under it; `code` and `year` lead to its page."""

    name: str
    code: str
    year: str
    balance: Balance


@dataclass(frozen=True)
class Overview:
    """Every budget there is; the year asked for is looked at closely."""

    year: str
    lines: list[FundLine]

    @property
    def of_year(self) -> list[FundLine]:
        return [line for line in self.lines if line.budget.financial_year == self.year]

    @property
    def total(self) -> Balance:
        return added(self.of_year)

    def by_fund(self) -> list[Total]:
        return grouped(self.of_year, lambda one: (one.fund.name, one.fund.code))

    def by_stream(self) -> list[Total]:
        return grouped(self.of_year, lambda one: (one.stream.name, one.stream.code))

    def by_year(self) -> list[Total]:
        """Oldest first, as charts run."""
        found = grouped(self.lines, lambda one: (one.financial_year, one.financial_year))
        return sorted(found, key=lambda one: one.year)


def overview(funds: QuerySet[Fund], year: str) -> Overview:
    """Two queries, however many agreements stand behind the sums."""
    rows, sums = in_order(FundBudget.objects.filter(fund__in=funds)), all_balances()
    return Overview(year, [FundLine(row, sums[row.pk]) for row in rows])


def added(lines: Iterable[FundLine]) -> Balance:
    return sum((line.balance for line in lines), Balance())


def grouped(lines: Iterable[FundLine], named: Callable[[FundBudget], tuple[str, str]]) -> list[Total]:
    """In the order in which each name comes first."""
    found: dict[tuple[str, str], list[FundLine]] = {}
    for line in lines:
        found.setdefault(named(line.budget), []).append(line)
    return [
        Total(name, code, lines[0].budget.financial_year, added(lines))
        for (name, code), lines in found.items()
    ]
