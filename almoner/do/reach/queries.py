"""What can be asked of reach: one contract's findings, and who reaches which area on a day (R2.1b-1, -3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from almoner.analyse.areas.models import Area
from almoner.analyse.areas.queries import areas_on
from almoner.do.agreements.contracts import VICTIMS
from almoner.do.agreements.models import Contract
from almoner.do.reach.models import CoFunder, Reach
from almoner.policy.findings import Finding, run
from almoner.policy.reach import OF_A_SERVICE, Service


@dataclass(frozen=True)
class Served:
    """A running contract with the areas of the day that it reaches; nothing is known where none are said."""

    contract: Contract
    areas: tuple[Area, ...]
    missing: tuple[Area, ...]
    ways: frozenset[str]

    @property
    def is_said(self) -> bool:
        return self.reach is not None

    @property
    def reach(self) -> Reach | None:
        return reach_of(self.contract)

    @property
    def is_for_victims(self) -> bool:
        return self.contract.fund.purpose == VICTIMS


def reach_of(contract: Contract) -> Reach | None:
    return getattr(contract, "reach", None)


def with_reach(found: QuerySet[Contract]) -> QuerySet[Contract]:
    """With all that `served` reads."""
    near = found.select_related("fund", "provider", "reach")
    return near.prefetch_related("reach__areas__area")


def served(contract: Contract, areas: Iterable[Area]) -> Served:
    """`areas` are those of the day."""
    reach, everywhere = reach_of(contract), list(areas)
    reached = {one.area_id for one in reach.areas.all()} if reach else set()
    return Served(
        contract,
        tuple(one for one in everywhere if one.pk in reached),
        tuple(one for one in everywhere if one.pk not in reached),
        frozenset(reach.ways) if reach else frozenset(),
    )


def service_of(one: Served) -> Service:
    names = tuple(area.name for area in one.missing)
    reason = one.reach.reason if one.reach else ""
    return Service(one.is_for_victims, one.is_said, names if one.is_said else (), reason)


def doubts(contract: Contract, day: date) -> list[Finding]:
    """What the rules warn of."""
    found = run(OF_A_SERVICE, service_of(served(contract, areas_on(day))))
    return [one for one in found if one.needs_reason]


def running(day: date) -> list[Served]:
    """Signed contracts that run on the day, those for victims first; three statements."""
    found = Contract.objects.filter(starts_on__lte=day, ends_on__gte=day, signed_on__isnull=False)
    areas = list(areas_on(day))
    rows = [served(one, areas) for one in with_reach(found).order_by("title", "pk")]
    return sorted(rows, key=lambda one: not one.is_for_victims)


def waiting(day: date) -> list[Contract]:
    """Running contracts for victims of which nothing is said, or areas are left out without a reason."""
    return [one.contract for one in running(day) if is_doubted(one)]


def is_doubted(one: Served) -> bool:
    return any(found.needs_reason for found in run(OF_A_SERVICE, service_of(one)))


def co_funders_of(contract: Contract) -> QuerySet[CoFunder]:
    return contract.co_funders.select_related("contract").order_by("-financial_year", "name")


def co_funding() -> QuerySet[CoFunder]:
    """Every year of every contract."""
    return CoFunder.objects.select_related("contract").order_by("-financial_year", "name", "pk")
