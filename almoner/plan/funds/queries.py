"""What can be asked of funds. A balance is the sum of ledger rows, in whole pence."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from almoner.plan.funds.balances import Balance, balance, balance_under, balances
from almoner.plan.funds.models import Fund, FundBudget, FundingStream, LedgerRow, Virement

__all__ = ["Balance", "balance", "balances"]


@dataclass(frozen=True)
class FundLine:
    """One budget of a fund with its balance."""

    budget: FundBudget
    balance: Balance


@dataclass
class FundYear:
    """A fund in one financial year: its budgets and their sum."""

    fund: Fund
    financial_year: str
    lines: list[FundLine] = field(default_factory=list)

    @property
    def balance(self) -> Balance:
        return sum((line.balance for line in self.lines), Balance())


@dataclass(frozen=True)
class BeforeAndAfter:
    """What a decision does to one budget, for its sheet."""

    budget: FundBudget
    before: Balance
    amount_pence: int

    @property
    def free_after_pence(self) -> int:
        return self.before.free_pence - self.amount_pence


def in_order(budgets: QuerySet[FundBudget]) -> list[FundBudget]:
    return list(
        budgets.select_related("fund", "stream").order_by("-financial_year", "fund__code", "line", "id")
    )


def lines_of(budgets: QuerySet[FundBudget]) -> list[FundLine]:
    """Each budget with its balance: one query for the budgets, one for all sums."""
    rows = in_order(budgets)
    sums = balances(row.pk for row in rows)
    return [FundLine(row, sums[row.pk]) for row in rows]


def funds_by_year(funds: QuerySet[Fund], financial_year: str = "") -> list[FundYear]:
    """Every fund of `funds` with its budgets, newest year first: one query for these, one for all sums."""
    asked = FundBudget.objects.filter(fund__in=funds)
    if financial_year:
        asked = asked.filter(financial_year=financial_year)
    found: dict[tuple[str, int], FundYear] = {}
    for line in lines_of(asked):
        row = line.budget
        year = found.setdefault((row.financial_year, row.fund_id), FundYear(row.fund, row.financial_year))
        year.lines.append(line)
    return list(found.values())


def financial_years() -> list[str]:
    """Years that have a budget, newest first."""
    years = FundBudget.objects.order_by("-financial_year").values_list("financial_year", flat=True)
    return list(years.distinct())


def before_and_after(lines: Iterable[tuple[FundBudget, int]]) -> list[BeforeAndAfter]:
    """What lines of a decision (budget, pence) would do to each budget, before any of it is committed."""
    wanted: dict[int, int] = {}
    for budget, amount_pence in lines:
        wanted[budget.pk] = wanted.get(budget.pk, 0) + amount_pence
    rows, sums = in_order(FundBudget.objects.filter(pk__in=wanted)), balances(wanted)
    return [BeforeAndAfter(row, sums[row.pk], wanted[row.pk]) for row in rows]


def ledger(budget: FundBudget) -> QuerySet[LedgerRow]:
    """The rows behind a balance, oldest first."""
    return budget.rows.order_by("id")


def ledger_of(fund: Fund, financial_year: str) -> QuerySet[LedgerRow]:
    """Newest first."""
    found = LedgerRow.objects.filter(budget__fund=fund, budget__financial_year=financial_year)
    return found.select_related("budget__stream").order_by("-id")


def committed_under(budget: FundBudget, reference: str) -> int:
    """Pence committed under a reference and not released."""
    return balance_under(budget, reference).committed_pence


def budgets_of(financial_year: str) -> list[FundBudget]:
    return in_order(FundBudget.objects.filter(financial_year=financial_year))


def movements_under(budget: FundBudget, against: str) -> QuerySet[LedgerRow]:
    """Every row of one commitment, oldest first."""
    return budget.rows.filter(against=against).select_related("budget__stream").order_by("id")


def virements(budgets: QuerySet[FundBudget] | None = None) -> QuerySet[Virement]:
    """Newest first; of these budgets, whichever way the money went."""
    found = Virement._default_manager.select_related("source__fund", "target__fund", "source__stream", "by")
    if budgets is not None:
        found = found.filter(Q(source__in=budgets) | Q(target__in=budgets))
    return found.order_by("-id")


def streams() -> QuerySet[FundingStream]:
    return FundingStream.objects.order_by("code")
