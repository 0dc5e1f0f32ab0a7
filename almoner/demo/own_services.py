"""The restorative service in house over three years, and what one costs elsewhere (2.1 e)."""

from datetime import date

from almoner.demo.world import World, on, pence, table
from almoner.do.agreements.models import Contract
from almoner.do.own_services import actions
from almoner.do.own_services.actions import BenchmarkDetails, ServiceDetails, VolumeDetails
from almoner.do.own_services.models import OwnService, ServiceYear

WHOLE_YEAR, HALF = 4, 2
KEPT = date(2026, 11, 18)


def provide(world: World, year: str) -> None:
    """The year's plan, and the figures of its quarters as they came."""
    said, officer = table("own_services")["years"][year], world.people["officer"]
    service = service_of(world, said["begun"])
    row: ServiceYear = actions.begin_year(
        service, by=officer, at=on(said["begun"], "11:00"), financial_year=year
    )
    for one in said["costs"]:
        actions.plan_cost(
            row,
            by=officer,
            at=on(said["begun"], "11:30"),
            kind=one["kind"],
            what=one["what"],
            planned_pence=pence(one["pounds"]),
        )


def record(world: World, year: str) -> None:
    """What each quarter cost and did, on the day on which it was written down."""
    said = table("own_services")["years"][year]
    row = ServiceYear.objects.get(financial_year=year)
    lines, measures = list(row.lines.all()), list(row.service.measures.all())
    for place, day in enumerate(said["recorded"]):
        costs = zip(lines, said["costs"], strict=True)
        counts = zip(measures, said["counts"], strict=True)
        actions.record_quarter(
            row,
            by=world.people["finance"],
            at=on(day, "14:00"),
            number=place + 1,
            costs={line.pk: pence(one["quarters"][place]) for line, one in costs},
            counts={measure.pk: many[place] for measure, many in counts},
        )


def service_of(world: World, day: date) -> OwnService:
    known = OwnService.objects.first()
    if known:
        return known
    said, officer = table("own_services")["service"], world.people["officer"]
    priority = world.priorities[table("own_services")["years"]["2024/25"]["priority"]]
    details = ServiceDetails(
        said["name"], said["does"], said["since"], world.funds[said["fund"]], said["line"], priority,
        is_restorative=True,
    )  # fmt: skip
    made: OwnService = actions.keep(None, by=officer, at=on(day, "10:00"), details=details)
    for name, one in said["measures"]:
        actions.count(made, by=officer, at=on(day, "10:15"), name=name, one=one)
    return made


def compare(world: World) -> None:
    """How many each contract served, and two figures of others."""
    said, officer = table("own_services")["volumes"], world.people["officer"]
    for contract in Contract.objects.filter(title__in=said).order_by("pk"):
        for year, many in zip(said["years"], said[contract.title], strict=False):
            quarters = HALF if year == said["years"][-1] else WHOLE_YEAR
            details = VolumeDetails(contract, year, quarters, many, said["one"], said["source"])
            actions.keep_volume(None, by=officer, at=on(KEPT, "10:00"), details=details)
    for one in table("own_services")["comparators"]:
        found = BenchmarkDetails(one["name"], one["one"], one["year"], pence(one["pounds"]), one["source"])
        actions.keep_benchmark(None, by=officer, at=on(KEPT, "11:00"), details=found)
