"""A contract's money by year: what it costs, what is decided, committed and paid, what is left to decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet, Sum

from almoner.do.agreements.contracts import added
from almoner.do.agreements.models import AgreementLine, Contract
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.do.decisions.states import DROPPED
from almoner.do.procurement.queries import months_in_year, years_between
from almoner.ground.core.calendar import financial_year, london_date, next_financial_year
from almoner.plan.funds.balances import Balance, balances_under
from almoner.plan.funds.models import FundBudget

MONTHS = 12
Key = tuple[int, str]


@dataclass
class Year:
    """One financial year of a contract; whole pence. `is_before` was paid before the office kept it here."""

    year: str
    price_pence: int
    decided_pence: int = 0
    waiting_pence: int = 0
    committed_pence: int = 0
    paid_pence: int = 0
    is_before: bool = False

    @property
    def left_pence(self) -> int:
        """Of the year's price, neither decided nor on a sheet."""
        if self.is_before:
            return 0
        return max(0, self.price_pence - self.decided_pence - self.waiting_pence)


@dataclass
class Ahead:
    """A contract with the money of one year that can be put on a sheet, and the budgets that may pay it."""

    contract: Contract
    year: Year
    left_pence: int
    budgets: list[FundBudget] = field(default_factory=list)


def years_of(row: Contract) -> list[str]:
    """The financial years of its term as it stands."""
    return years_between(row.starts_on, row.ends_on)


def price_of(row: Contract, year: str) -> int:
    """The yearly sum by the year's months of the term, rounded up to a penny."""
    return -(-row.annual_pence * months_in_year(row.starts_on, row.ends_on, year) // MONTHS)


def signed_pence(row: Contract) -> int:
    """What both signed: the first term and every variation made."""
    return row.value_pence + added(row)[0]


def left_of(row: Contract) -> int:
    """Of the signed value, neither decided nor on a sheet; what was before it was taken over is gone."""
    years = by_year(row)
    before = sum(one.price_pence for one in years if one.is_before)
    taken = sum(one.decided_pence + one.waiting_pence for one in years)
    return signed_pence(row) - before - taken


def by_year(row: Contract) -> list[Year]:
    """Every year of its term, and any other in which money was decided."""
    lines = [one.line for one in joined(row)]
    held = balances_under(line_reference(one) for one in lines)
    waiting = waiting_by_year([row])
    here = begins_here(row)
    found = {
        year: Year(
            year, price_of(row, year), waiting_pence=waiting.get((row.pk, year), 0), is_before=year < here
        )
        for year in sorted({*years_of(row), *(one.budget.financial_year for one in lines)})
    }
    for line in lines:
        under = held.get((line.budget_id, line_reference(line)), Balance())
        year = found[line.budget.financial_year]
        year.decided_pence += line.amount_pence
        year.committed_pence += under.committed_pence
        year.paid_pence += under.paid_pence
    return list(found.values())


def joined(row: Contract) -> QuerySet[AgreementLine]:
    """Decided money under the contract's agreement."""
    found = AgreementLine.objects.filter(agreement__isnull=False, agreement=row.agreement_id)
    return found.select_related("line__decision", "line__budget__fund").order_by("variation", "id")


def begins_here(row: Contract) -> str:
    """The first year whose money is decided here: for one taken over, the year after it was."""
    if row.lot_id is not None:
        return financial_year(row.starts_on)
    return next_financial_year(financial_year(london_date(row.kept_at)))


def waiting_by_year(rows: Iterable[Contract]) -> dict[Key, int]:
    """Pence that stands on sheets and has not joined its agreement yet, by contract and year."""
    keys = {one.reference: one.pk for one in rows}
    found = DecisionLine.objects.filter(contract__in=keys, is_agreed=True, agreed_in__isnull=True)
    found = found.exclude(decision__status=DROPPED).filter(decision__disagreement="").order_by()
    sums = found.values_list("contract", "budget__financial_year").annotate(Sum("amount_pence"))
    return {(keys[reference], year): pence for reference, year, pence in sums}


def ahead(found: QuerySet[Contract], year: str) -> list[Ahead]:
    """Signed contracts with money of the year still to decide, where a budget of their fund is set."""
    first, last = date(int(year[:4]), 4, 1), date(int(year[:4]) + 1, 3, 31)
    rows = found.filter(signed_on__isnull=False, starts_on__lte=last, ends_on__gte=first)
    rows = rows.select_related("provider", "fund", "agreement").order_by("ends_on", "pk")
    budgets: dict[int, list[FundBudget]] = {}
    for one in FundBudget.objects.filter(financial_year=year).select_related("fund", "stream").order_by("pk"):
        budgets.setdefault(one.fund_id, []).append(one)
    return [
        made
        for row in rows.filter(fund__in=budgets)
        if (made := ahead_of(row, year, usual_first(row, budgets[row.fund_id]))).left_pence > 0
    ]


def ahead_of(row: Contract, year: str, budgets: list[FundBudget]) -> Ahead:
    now = next((one for one in by_year(row) if one.year == year), Year(year, 0))
    return Ahead(row, now, min(now.left_pence, left_of(row)), budgets)


def usual_first(row: Contract, budgets: Sequence[FundBudget]) -> list[FundBudget]:
    """The budget of the stream and heading that paid before stands on top."""
    last = joined(row).order_by("-line__budget__financial_year").first()
    if last is None:
        return list(budgets)
    usual = (last.line.budget.stream_id, last.line.budget.line)
    return sorted(budgets, key=lambda one: (one.stream_id, one.line) != usual)


def years_ahead(day: date) -> list[str]:
    """This financial year and those after it that have a budget, the earliest first."""
    found = FundBudget.objects.filter(financial_year__gte=financial_year(day)).order_by("financial_year")
    return list(found.values_list("financial_year", flat=True).distinct())
