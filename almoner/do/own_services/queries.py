"""What can be asked of own services: a year's cost and outputs, unit costs beside others', what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet, Sum

from almoner.do.own_services.models import (
    Benchmark,
    ContractVolume,
    CostLine,
    Measure,
    OwnService,
    Quarter,
    QuarterCost,
    QuarterCount,
    ServiceYear,
)
from almoner.ground.core.calendar import london_date
from almoner.plan.funds.balances import Balance
from almoner.plan.funds.models import FundBudget
from almoner.plan.funds.queries import balances
from almoner.policy.own_services import figures_due, quarter_end, unit_pence
from almoner.policy.terms import terms_on

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class YearFigures:
    """A service's year. Pence; costs by quarter and line, counts by quarter and measure."""

    year: ServiceYear
    balance: Balance
    lines: list[CostLine]
    measures: list[Measure]
    quarters: list[Quarter]
    costs: dict[tuple[int, int], int]
    counts: dict[tuple[int, int], int]

    @property
    def planned_pence(self) -> int:
        return sum(one.planned_pence for one in self.lines)

    @property
    def spent_pence(self) -> int:
        return sum(self.costs.values())

    def spent_on(self, line: CostLine) -> int:
        return sum(pence for (_, key), pence in self.costs.items() if key == line.pk)

    def spent_in(self, number: int) -> int:
        return sum(pence for (quarter, _), pence in self.costs.items() if quarter == number)

    def counted(self, measure: Measure) -> int:
        return sum(many for (_, key), many in self.counts.items() if key == measure.pk)

    def unit(self, measure: Measure) -> int | None:
        return unit_pence(self.spent_pence, self.counted(measure))


def budgets_of(service: OwnService, financial_year: str) -> QuerySet[FundBudget]:
    return FundBudget.objects.filter(fund=service.fund_id, line=service.line, financial_year=financial_year)


def figures_of(years: QuerySet[ServiceYear]) -> list[YearFigures]:
    """Each year with all its figures, in a fixed number of statements."""
    rows = list(years.select_related("service__fund").order_by("-financial_year", "service__name"))
    lines = list(CostLine.objects.filter(year__in=rows))
    measures = list(Measure.objects.filter(service__in={one.service_id for one in rows}))
    quarters = list(Quarter.objects.filter(year__in=rows).select_related("year", "recorded_by"))
    costs = QuarterCost.objects.filter(quarter__in=quarters).values_list(
        "quarter__year", "quarter__number", "line", "pence"
    )
    counts = QuarterCount.objects.filter(quarter__in=quarters).values_list(
        "quarter__year", "quarter__number", "measure", "count"
    )
    by_cost, by_count, sums = grouped(costs), grouped(counts), balances_of(rows)
    return [
        YearFigures(
            one,
            sums.get((one.service.fund_id, one.service.line, one.financial_year), Balance()),
            [line for line in lines if line.year_id == one.pk],
            [measure for measure in measures if measure.service_id == one.service_id],
            [quarter for quarter in quarters if quarter.year_id == one.pk],
            by_cost.get(one.pk, {}),
            by_count.get(one.pk, {}),
        )
        for one in rows
    ]


def grouped(rows: Iterable[tuple[int, int, int, int]]) -> dict[int, dict[tuple[int, int], int]]:
    found: dict[int, dict[tuple[int, int], int]] = {}
    for year, number, key, many in rows:
        found.setdefault(year, {})[number, key] = many
    return found


def balances_of(rows: list[ServiceYear]) -> dict[tuple[int, str, str], Balance]:
    """By fund, heading and year."""
    budgets = list(
        FundBudget.objects.filter(
            fund__in={one.service.fund_id for one in rows},
            line__in={one.service.line for one in rows},
            financial_year__in={one.financial_year for one in rows},
        )
    )
    sums = balances(one.pk for one in budgets)
    found: dict[tuple[int, str, str], Balance] = {}
    for one in budgets:
        key = (one.fund_id, one.line, one.financial_year)
        found[key] = found.get(key, Balance()) + sums[one.pk]
    return found


def figures(year: ServiceYear) -> YearFigures:
    return figures_of(ServiceYear.objects.filter(pk=year.pk))[0]


def planned_beside(service: OwnService, financial_year: str) -> int:
    """What all services under one heading plan for the year: they share its budget. Pence."""
    lines = CostLine.objects.filter(
        year__financial_year=financial_year, year__service__fund=service.fund_id,
        year__service__line=service.line,
    )  # fmt: skip
    return lines.aggregate(sum=Sum("planned_pence"))["sum"] or 0


@dataclass(frozen=True)
class UnitCost:
    """What one of something cost, and where that is from; `each_pence` is None where none were counted.

    `is_main` is false of what else is counted of a service in house.
    """

    year: str
    name: str
    kind: str
    one: str
    cost_pence: int | None
    count: int | None
    each_pence: int | None
    source: str
    public_id: str = ""
    is_main: bool = True


OWN, COMMISSIONED, COMPARATOR = "In house", "Commissioned", "Comparator"


def unit_costs() -> list[UnitCost]:
    """Own services by each measure, contracts by their volume, and comparators; the newest year first."""
    found = [*of_own(), *of_contracts(), *of_benchmarks()]
    order = {OWN: 0, COMMISSIONED: 1, COMPARATOR: 2}
    found.sort(key=lambda one: (order[one.kind], one.name))
    return sorted(found, key=lambda one: one.year, reverse=True)


def of_own() -> list[UnitCost]:
    return [
        UnitCost(
            now.year.financial_year,
            now.year.service.name,
            OWN,
            measure.one,
            now.spent_pence,
            now.counted(measure),
            now.unit(measure),
            f"Figures of {len(now.quarters)} of 4 quarters",
            now.year.public_id,
            measure == now.measures[0],
        )
        for now in figures_of(ServiceYear.objects.filter(quarters__isnull=False).distinct())
        for measure in now.measures
    ]


def of_contracts() -> list[UnitCost]:
    """A contract's yearly price, for as many quarters as were counted."""
    rows = ContractVolume.objects.select_related("contract")
    return [
        UnitCost(
            one.financial_year,
            one.contract.title,
            COMMISSIONED,
            one.one,
            cost := one.contract.annual_pence * one.quarters // len(QUARTERS),
            one.count,
            unit_pence(cost, one.count),
            f"{one.source}, {one.quarters} of 4 quarters",
            one.public_id,
        )
        for one in rows
    ]


def of_benchmarks() -> list[UnitCost]:
    return [
        UnitCost(
            one.financial_year, one.name, COMPARATOR, one.one, None, None, one.pence, one.source,
            one.public_id,
        )
        for one in Benchmark.objects.all()
    ]  # fmt: skip


@dataclass(frozen=True)
class FiguresDue:
    year: ServiceYear
    number: int
    due: date


def figures_awaited(at: datetime) -> list[FiguresDue]:
    """Quarters that are over and have no figures yet, the oldest first."""
    today = london_date(at)
    terms = terms_on(today)
    years = ServiceYear.objects.select_related("service").prefetch_related("quarters")
    found = [
        FiguresDue(one, number, figures_due(one.financial_year, number, terms))
        for one in years
        for number in QUARTERS
        if quarter_end(one.financial_year, number) < today
        and number not in {quarter.number for quarter in one.quarters.all()}
    ]
    return sorted(found, key=lambda one: (one.due, one.year.service.name))
