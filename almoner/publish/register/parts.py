"""How the money of the register lies over areas and priorities (R4.11-2)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from almoner.analyse.areas.models import Area
from almoner.do.applications.models import BidArea
from almoner.do.decisions.models import DecisionLine
from almoner.ground.core.money import share
from almoner.publish.register.queries import alone

A_THOUSAND = 1_000


@dataclass(frozen=True)
class Part:
    """What one area or priority received, in pence, and by how many awards."""

    code: str
    name: str
    pence: int
    many: int
    population: int = 0
    row: int = 0
    column: int = 0

    @property
    def pence_per_thousand(self) -> int | None:
        """Whole pence for each 1,000 people; unknown where nobody is counted."""
        return self.pence * A_THOUSAND // self.population if self.population else None


@dataclass(frozen=True)
class Spread:
    """Areas with what they received, and what went to no area in particular."""

    areas: list[Part]
    elsewhere_pence: int

    @property
    def population(self) -> int:
        return sum(one.population for one in self.areas)

    @property
    def pence(self) -> int:
        return sum(one.pence for one in self.areas)


def by_area(found: QuerySet[DecisionLine]) -> Spread:
    """Each award shared over its areas by percent, to the penny; areas with nothing are there too."""
    sums = dict(alone(found).values_list("pk", "amount_pence"))
    bids = dict(alone(found).exclude(application=None).values_list("application_id", "pk"))
    pence: dict[int, int] = defaultdict(int)
    many: dict[int, int] = defaultdict(int)
    for bid, rows in shares_of(found).items():
        parts = share(sums[bids[bid]], [percent for _, percent in rows])
        for (area, _), part in zip(rows, parts, strict=True):
            pence[area] += part
            many[area] += 1
    areas = [
        Part(one.code, one.name, pence[one.pk], many[one.pk], one.population, one.row, one.column)
        for one in Area.objects.order_by("name")
        if one.ends_on is None or many[one.pk]
    ]
    return Spread(areas, sum(sums.values()) - sum(pence.values()))


def shares_of(found: QuerySet[DecisionLine]) -> dict[int, list[tuple[int, int]]]:
    """Area and percent of every bid of these awards."""
    made: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = BidArea.objects.filter(
        application__in=alone(found).exclude(application=None).values("application")
    )
    for bid, area, percent in rows.order_by("pk").values_list("application_id", "area_id", "percent"):
        made[bid].append((area, percent))
    return made


def by_priority(found: QuerySet[DecisionLine]) -> list[Part]:
    rows: Iterable[tuple[str | None, str | None, int, int]] = (
        alone(found)
        .order_by("priority__plan__starts_on", "priority__position", "priority__code")
        .values_list("priority__code", "priority__title")
        .annotate(pence=Sum("amount_pence"), many=Count("pk"))
    )
    return [Part(code or "", title or "No priority named", pence, many) for code, title, pence, many in rows]
