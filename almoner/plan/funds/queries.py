"""What can be asked of funds. A balance is the sum of ledger rows, in whole pence."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import BigIntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from almoner.plan.funds.models import BUDGET, COMMIT, CUT, RELEASE, Fund, FundBudget, FundingStream, LedgerRow


@dataclass(frozen=True)
class Balance:
    """`free_pence` is below nothing only where more than the budget was allowed (R1.6-1)."""

    budget_pence: int = 0
    committed_pence: int = 0

    @property
    def free_pence(self) -> int:
        return self.budget_pence - self.committed_pence

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(self.budget_pence + other.budget_pence, self.committed_pence + other.committed_pence)


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


def summed(kind: str) -> Coalesce:
    return Coalesce(Sum("rows__amount_pence", filter=Q(rows__kind=kind)), 0, output_field=BigIntegerField())


def with_sums(budgets: QuerySet[FundBudget]) -> QuerySet[FundBudget]:
    """Each budget with its four sums, in one grouped query."""
    found = budgets.select_related("fund", "stream").order_by("-financial_year", "fund__code", "line", "id")
    return found.annotate(
        set_pence=summed(BUDGET),
        cut_pence=summed(CUT),
        taken_pence=summed(COMMIT),
        given_back_pence=summed(RELEASE),
    )


def balance_in(row: FundBudget) -> Balance:
    """The balance in a row of `with_sums`."""
    sums = vars(row)
    return Balance(
        budget_pence=sums["set_pence"] - sums["cut_pence"],
        committed_pence=sums["taken_pence"] - sums["given_back_pence"],
    )


def balance(budget: FundBudget) -> Balance:
    return balances([budget.pk])[budget.pk]


def balances(budget_keys: Iterable[int]) -> dict[int, Balance]:
    """Balances under the budgets' keys, in one query."""
    return {row.pk: balance_in(row) for row in with_sums(FundBudget.objects.filter(pk__in=list(budget_keys)))}


def funds_by_year(funds: QuerySet[Fund], financial_year: str = "") -> list[FundYear]:
    """Every fund of `funds` with its budgets, newest year first, in one grouped query."""
    asked = FundBudget.objects.filter(fund__in=funds)
    if financial_year:
        asked = asked.filter(financial_year=financial_year)
    found: dict[tuple[str, int], FundYear] = {}
    for row in with_sums(asked):
        key = (row.financial_year, row.fund_id)
        year = found.setdefault(key, FundYear(row.fund, row.financial_year))
        year.lines.append(FundLine(row, balance_in(row)))
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
    rows = with_sums(FundBudget.objects.filter(pk__in=wanted))
    return [BeforeAndAfter(row, balance_in(row), wanted[row.pk]) for row in rows]


def ledger(budget: FundBudget) -> QuerySet[LedgerRow]:
    """The rows behind a balance, oldest first."""
    return budget.rows.order_by("id")


def ledger_of(fund: Fund, financial_year: str) -> QuerySet[LedgerRow]:
    found = LedgerRow.objects.filter(budget__fund=fund, budget__financial_year=financial_year)
    return found.select_related("budget__stream").order_by("budget__line", "budget_id", "id")


def committed_under(budget: FundBudget, reference: str) -> int:
    """Pence committed under a reference and not released."""
    found = budget.rows.filter(reference=reference).aggregate(
        taken=Coalesce(Sum("amount_pence", filter=Q(kind=COMMIT)), 0, output_field=BigIntegerField()),
        given_back=Coalesce(Sum("amount_pence", filter=Q(kind=RELEASE)), 0, output_field=BigIntegerField()),
    )
    return int(found["taken"] - found["given_back"])


def streams() -> QuerySet[FundingStream]:
    return FundingStream.objects.order_by("code")
