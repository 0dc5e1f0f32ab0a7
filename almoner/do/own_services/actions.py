"""Services in house: planned within their budget, figures recorded by quarter; comparators (2.1 e)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from almoner.do.agreements.models import Contract
from almoner.do.own_services import queries
from almoner.do.own_services.access import may_plan, may_record
from almoner.do.own_services.models import (
    COST_KINDS,
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
from almoner.ground.core.calendar import is_financial_year, london_date
from almoner.ground.core.refusals import Refused, refuse
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import Fund
from almoner.plan.funds.posting import locked
from almoner.plan.funds.queries import balances
from almoner.plan.priorities.models import Priority
from almoner.policy import own_services as policy
from almoner.policy.findings import run


@dataclass(frozen=True)
class ServiceDetails:
    name: str
    does: str
    since: date
    fund: Fund
    line: str
    priority: Priority
    ended_on: date | None = None
    is_restorative: bool = False


@dataclass(frozen=True)
class VolumeDetails:
    contract: Contract
    financial_year: str
    quarters: int
    count: int
    one: str
    source: str


@dataclass(frozen=True)
class BenchmarkDetails:
    """Whole pence for one."""

    name: str
    one: str
    financial_year: str
    pence: int
    source: str


@action("own_services.keep", clause="2.1", may=may_plan)
def keep(act: Act, service: OwnService | None, *, details: ServiceDetails) -> OwnService:
    """Add a service in house (`None`) or change one. It serves a priority of the plan (1.1)."""
    if OwnService.objects.filter(name=details.name).exclude(pk=service.pk if service else 0).exists():
        refuse("name", "There is a service of this name already.")
    for name in ("name", "does", "line"):
        if not getattr(details, name).strip():
            refuse(name, "Write something here.")
    if details.ended_on and details.ended_on < details.since:
        refuse("ended_on", "Enter a day after the first.")
    is_moved = service and (service.fund_id, service.line) != (details.fund.pk, details.line)
    if service and is_moved and CostLine.objects.filter(year__service=service).exists():
        refuse("line", "Cost is planned under this heading: fund and heading stay as they are.")
    row = service or OwnService()
    for name in ("name", "does", "since", "fund", "line", "priority", "ended_on", "is_restorative"):
        setattr(row, name, getattr(details, name))
    return act.save(row) if service else act.add(row)


@action("own_services.count", clause="2.1", may=may_plan)
def count(act: Act, service: OwnService, *, name: str, one: str) -> Measure:
    """Say what else is counted of the service; never who."""
    if not name.strip() or not one.strip():
        refuse("name" if not name.strip() else "one", "Say what is counted, and what one of them is.")
    if service.measures.filter(name=name.strip()).exists():
        refuse("name", "This is counted already.")
    last = service.measures.order_by("-position").values_list("position", flat=True).first() or 0
    return act.add(Measure(service=service, position=last + 1, name=name.strip(), one=one.strip()))


@action("own_services.begin_year", clause="2.1", may=may_plan)
def begin_year(act: Act, service: OwnService, *, financial_year: str) -> ServiceYear:
    must_be_a_year(financial_year)
    if service.years.filter(financial_year=financial_year).exists():
        refuse("financial_year", "The service has this year already.")
    act.note(year=financial_year)
    return act.add(ServiceYear(service=service, financial_year=financial_year, begun_at=act.at))


def must_be_a_year(text: str) -> None:
    if not is_financial_year(text):
        refuse("financial_year", "Enter a financial year like 2026/27.")


@action("own_services.plan_cost", clause="1.6", may=may_plan)
def plan_cost(
    act: Act, year: ServiceYear, *, kind: str, what: str, planned_pence: int, line: CostLine | None = None
) -> CostLine:
    """Add a cost (`None`) or change one; all together stays within the budget that is free (R1.6-1)."""
    if kind not in dict(COST_KINDS):
        refuse("kind", "Choose what kind of cost it is.")
    if not what.strip():
        refuse("what", "Say what it is.")
    if planned_pence <= 0:
        refuse("planned_pence", "Enter more than nothing.")
    if year.lines.filter(what=what.strip()).exclude(pk=line.pk if line else 0).exists():
        refuse("what", "This cost stands here already.")
    row = year.lines.get(pk=line.pk) if line else CostLine(year=year)
    more_pence = planned_pence - (row.planned_pence if line else 0)
    must_fit(year, more_pence)
    row.kind, row.what, row.planned_pence = kind, what.strip(), planned_pence
    act.note(planned_pence=planned_pence)
    return act.save(row) if line else act.add(row)


def must_fit(year: ServiceYear, more_pence: int) -> None:
    """The budgets are locked, so that two who plan at once cannot both take the last of it."""
    budgets = [locked(one) for one in queries.budgets_of(year.service, year.financial_year).order_by("pk")]
    free = sum(one.free_pence for one in balances(one.pk for one in budgets).values())
    planned = queries.planned_beside(year.service, year.financial_year) + more_pence
    asked = policy.PlannedCost(year.service.name, year.financial_year, planned, free)
    for one in run(policy.BEFORE_PLANNING, asked):
        if one.blocks and more_pence > 0:
            refuse(one.about, f"{one.because} {one.remedy}")


@action("own_services.drop_cost", clause="1.6", may=may_plan)
def drop_cost(act: Act, year: ServiceYear, *, line: CostLine) -> ServiceYear:
    row = year.lines.get(pk=line.pk)
    if row.costs.exists():
        raise Refused("Money was spent on this, so it stays.")
    act.remove(row)
    return year


@action("own_services.record_quarter", clause="2.1", may=may_record)
def record_quarter(
    act: Act,
    year: ServiceYear,
    *,
    number: int,
    costs: Mapping[int, int],
    counts: Mapping[int, int],
    note: str = "",
) -> Quarter:
    """What a quarter cost by line and did by measure; recorded again only with a note that says why."""
    must_be_over(act, year, number)
    lines, measures = list(year.lines.all()), list(year.service.measures.all())
    is_whole = costs.keys() == {one.pk for one in lines} and counts.keys() == {one.pk for one in measures}
    if not is_whole or not lines or not measures:
        raise Refused("Give a figure for every cost and for everything that is counted.")
    if min(*costs.values(), *counts.values()) < 0:
        raise Refused("No figure is below nothing.")
    row = year.quarters.filter(number=number).first()
    if row and not note.strip():
        refuse("note", "These figures are recorded already. Say why they change.")
    quarter = row or Quarter(year=year, number=number)
    quarter.note, quarter.recorded_at = note.strip(), act.at
    if act.by is not None:
        quarter.recorded_by = act.by
    quarter = act.save(quarter) if row else act.add(quarter)
    act.remove_all([*quarter.costs.all(), *quarter.counts.all()])
    act.add_all(QuarterCost(quarter=quarter, line=one, pence=costs[one.pk]) for one in lines)
    act.add_all(QuarterCount(quarter=quarter, measure=one, count=counts[one.pk]) for one in measures)
    act.because(note)
    act.note(quarter=number, pence=sum(costs.values()))
    return quarter


def must_be_over(act: Act, year: ServiceYear, number: int) -> None:
    if number not in queries.QUARTERS:
        raise Refused("A year has four quarters.")
    if policy.quarter_end(year.financial_year, number) >= london_date(act.at):
        raise Refused("The quarter is not over yet.")


@action("own_services.keep_volume", clause="2.1", may=may_record)
def keep_volume(act: Act, nothing: None, *, details: VolumeDetails) -> ContractVolume:
    """How many a contract served in a year; said again, the new figure takes the place of the old."""
    must_be_a_year(details.financial_year)
    if details.quarters not in queries.QUARTERS:
        refuse("quarters", "Enter 1 to 4 quarters.")
    must_say(details.one, details.source)
    where = {"contract": details.contract, "financial_year": details.financial_year}
    row = ContractVolume.objects.filter(**where).first() or ContractVolume(**where)
    for name in ("quarters", "count", "one", "source"):
        setattr(row, name, getattr(details, name))
    return act.save(row) if row.pk else act.add(row)


def must_say(one: str, source: str) -> None:
    if not one.strip():
        refuse("one", "Say what one of them is.")
    if not source.strip():
        refuse("source", "Say where this is written.")


@action("own_services.keep_benchmark", clause="2.1", may=may_record)
def keep_benchmark(act: Act, benchmark: Benchmark | None, *, details: BenchmarkDetails) -> Benchmark:
    """Note what others pay for one (`None`), or change it."""
    must_be_a_year(details.financial_year)
    must_say(details.one, details.source)
    if details.pence <= 0:
        refuse("pence", "Enter more than nothing.")
    twins = Benchmark.objects.filter(
        name=details.name, one=details.one, financial_year=details.financial_year
    )
    if twins.exclude(pk=benchmark.pk if benchmark else 0).exists():
        refuse("name", "This figure stands here already.")
    row = benchmark or Benchmark()
    for name, value in asdict(details).items():
        setattr(row, name, value)
    return act.save(row) if benchmark else act.add(row)


@action("own_services.drop_benchmark", clause="2.1", may=may_record)
def drop_benchmark(act: Act, benchmark: Benchmark) -> Benchmark:
    act.remove(benchmark)
    return benchmark
