"""A contract's money by year: what it costs, what is decided, committed and paid, what is left to decide."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet, Sum

from almoner.do.agreements.models import AgreementLine, Contract, Variation
from almoner.do.agreements.states import MADE
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.do.decisions.states import DROPPED
from almoner.do.procurement.queries import months_in_year, years_between
from almoner.ground.core.calendar import financial_year, london_date, next_financial_year
from almoner.plan.funds.balances import Balance, balances_under
from almoner.plan.funds.models import FundBudget

MONTHS = 12
Key = tuple[int, str]
Usual = tuple[int, str]


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


@dataclass(frozen=True)
class Taken:
    """What stands against contracts, in whole pence; read by three statements, however many they are."""

    decided: dict[Key, int]
    waiting: dict[Key, int]
    added: dict[int, int]

    def signed_of(self, row: Contract) -> int:
        """What both signed: the first term and every variation made."""
        return row.value_pence + self.added.get(row.pk, 0)

    def year_of(self, row: Contract, year: str) -> Year:
        key = (row.pk, year)
        return Year(
            year,
            price_of(row, year),
            decided_pence=self.decided.get(key, 0),
            waiting_pence=self.waiting.get(key, 0),
            is_before=year < begins_here(row),
        )

    def left_of(self, row: Contract) -> int:
        """Of the signed value, neither decided nor on a sheet; what was before it was taken over is gone."""
        before = sum(one.price_pence for one in self.years(row) if one.is_before)
        taken = sum(one.decided_pence + one.waiting_pence for one in self.years(row))
        return self.signed_of(row) - before - taken

    def years(self, row: Contract) -> list[Year]:
        """Every year of its term, and any other in which money was decided."""
        decided = (year for key, year in self.decided if key == row.pk)
        return [self.year_of(row, year) for year in sorted({*years_of(row), *decided})]


def taken_of(rows: Collection[Contract]) -> Taken:
    by_agreement = {one.agreement_id: one.pk for one in rows if one.agreement_id}
    sums = AgreementLine.objects.filter(agreement__in=by_agreement).order_by()
    decided = sums.values_list("agreement", "line__budget__financial_year").annotate(
        Sum("line__amount_pence")
    )
    made = Variation.objects.filter(contract__in=rows, status=MADE).order_by().values_list("contract")
    return Taken(
        decided={(by_agreement[agreement], year): pence for agreement, year, pence in decided},
        waiting=waiting_by_year(rows),
        added=dict(made.annotate(Sum("added_pence"))),
    )


def left_of(row: Contract) -> int:
    """Of the signed value, neither decided nor on a sheet."""
    return taken_of([row]).left_of(row)


def by_year(row: Contract) -> list[Year]:
    """Its years with what is decided, committed and paid."""
    lines = [one.line for one in joined(row)]
    held = balances_under(line_reference(one) for one in lines)
    found = {one.year: one for one in taken_of([row]).years(row)}
    for line in lines:
        under = held.get((line.budget_id, line_reference(line)), Balance())
        year = found[line.budget.financial_year]
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
    held = list(rows.filter(fund__in=budgets))
    taken, usual = taken_of(held), usual_budgets(held)
    return [
        Ahead(row, now, left, usual_first(usual.get(row.agreement_id), budgets[row.fund_id]))
        for row in held
        if (left := min((now := taken.year_of(row, year)).left_pence, taken.left_of(row))) > 0
    ]


def usual_budgets(rows: Iterable[Contract]) -> dict[int | None, Usual]:
    """By agreement: the stream and heading that paid it last."""
    paid = AgreementLine.objects.filter(agreement__in=[one.agreement_id for one in rows if one.agreement_id])
    found = paid.order_by("line__budget__financial_year", "id").values_list(
        "agreement", "line__budget__stream", "line__budget__line"
    )
    return {agreement: (stream, heading) for agreement, stream, heading in found}


def usual_first(usual: Usual | None, budgets: Sequence[FundBudget]) -> list[FundBudget]:
    """The budget of the stream and heading that paid before stands on top."""
    return sorted(budgets, key=lambda one: (one.stream_id, one.line) != usual)


def years_ahead(day: date) -> list[str]:
    """This financial year and those after it that have a budget, the earliest first."""
    found = FundBudget.objects.filter(financial_year__gte=financial_year(day)).order_by("financial_year")
    return list(found.values_list("financial_year", flat=True).distinct())
