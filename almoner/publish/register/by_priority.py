"""What commissioning did for each priority of a plan, as evidence for the plan's review (R5.2e-1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from almoner.do.applications.models import BidPriority
from almoner.do.own_services.models import OwnService
from almoner.plan.intentions.models import CommissioningAction
from almoner.plan.intentions.states import DONE, DROPPED
from almoner.plan.priorities.models import Continuation, PolicePlan, Priority
from almoner.publish.register.competition import given


@dataclass
class Sums:
    """Of one priority in one financial year: bids that name it, grants, contracts. Pence."""

    bids: int = 0
    grants: int = 0
    grants_pence: int = 0
    contracts: int = 0
    contracts_pence: int = 0

    @property
    def pence(self) -> int:
        return self.grants_pence + self.contracts_pence

    def __add__(self, other: "Sums") -> "Sums":
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Sums(*(mine + theirs for mine, theirs in pairs))


@dataclass
class Served:
    """A priority, what was done for it by financial year, and what of the commissioning plan serves it."""

    priority: Priority
    years: dict[str, Sums] = field(default_factory=dict)
    services: int = 0
    actions: int = 0
    actions_done: int = 0

    @property
    def sums(self) -> Sums:
        return sum(self.years.values(), Sums())

    def of(self, year: str) -> Sums:
        return self.years.setdefault(year, Sums())


def served(plan: PolicePlan | None, year: str = "") -> list[Served]:
    """Each priority of the plan in its order; of one financial year, if one is asked for. Six statements."""
    rows = {
        one.pk: Served(one)
        for one in Priority.objects.filter(plan=plan).select_related("plan").order_by("position", "code")
    }
    for key, of_year, many in bids(rows, year):
        rows[key].of(of_year).bids = many
    for key, of_year, is_contract, many, pence in money(rows, year):
        sums = rows[key].of(of_year)
        if is_contract:
            sums.contracts, sums.contracts_pence = many, pence
        else:
            sums.grants, sums.grants_pence = many, pence
    for key in served_in_house(plan, rows):
        rows[key].services += 1
    kept = CommissioningAction.objects.filter(priority__in=rows).exclude(status=DROPPED)
    done_too = Count("pk", filter=Q(status=DONE))
    for key, many, done in counted(kept).annotate(done=done_too):
        rows[key].actions, rows[key].actions_done = many, done
    return list(rows.values())


def bids(rows: Iterable[int], year: str) -> QuerySet[Any]:
    """By priority and the round's year: bids that were sent and name it; one may name several."""
    found = BidPriority.objects.filter(priority__in=list(rows), application__submitted_at__isnull=False)
    if year:
        found = found.filter(application__round__financial_year=year)
    grouped = found.order_by().values_list("priority", "application__round__financial_year")
    return grouped.annotate(many=Count("pk"))


def money(rows: Iterable[int], year: str) -> Any:
    """By priority, the budget's year, and whether it is for a contract: agreed lines of signed decisions."""
    found = given().filter(priority__in=list(rows))
    if year:
        found = found.filter(budget__financial_year=year)
    grouped = found.order_by().values_list("priority", "budget__financial_year", "for_contract")
    return grouped.annotate(many=Count("pk"), pence=Sum("amount_pence"))


def served_in_house(plan: PolicePlan | None, rows: Iterable[int]) -> list[int]:
    """The priority of each service that the plan found at work: its own, or the one that carries it on."""
    pairs = Continuation.objects.filter(new__in=list(rows)).values_list("old", "new")
    carried = dict(pairs)
    found = OwnService.objects.filter(priority__in=[*rows, *carried])
    if plan is not None:
        found = found.filter(Q(ended_on=None) | Q(ended_on__gte=plan.starts_on))
    return [carried.get(key, key) for key in found.order_by().values_list("priority", flat=True)]


def counted(found: QuerySet[Any]) -> Any:
    return found.order_by().values_list("priority").annotate(many=Count("pk"))


def years_of(plan: PolicePlan | None) -> list[str]:
    """Financial years in which something was decided or asked for under the plan, newest first."""
    rows = list(Priority.objects.filter(plan=plan).values_list("pk", flat=True))
    decided = given().filter(priority__in=rows).order_by().values_list("budget__financial_year", flat=True)
    asked = BidPriority.objects.filter(priority__in=rows, application__submitted_at__isnull=False)
    sent = asked.order_by().values_list("application__round__financial_year", flat=True)
    return sorted({*decided.distinct(), *sent.distinct()}, reverse=True)
