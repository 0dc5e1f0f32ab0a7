"""How the money would spread over areas and priorities (4.11). It informs the panel; it never ranks."""

from collections import Counter
from dataclasses import dataclass

from almoner.analyse.areas.models import Area
from almoner.do.applications.models import Application
from almoner.do.evaluation import facts, queries
from almoner.do.evaluation.models import RECOMMEND, Panel


@dataclass(frozen=True)
class AreaShare:
    """One area: the bids, what they ask, what is recommended, beside how many people live there."""

    area: Area
    asked_pence: int
    pence: int
    money_percent: float
    people_percent: float
    bids: int = 0

    @property
    def per_thousand_pence(self) -> int:
        people = self.area.population
        return (2 * self.pence * 1000 + people) // (2 * people) if people else 0


@dataclass(frozen=True)
class PriorityShare:
    """One priority as the main one of bids: what they ask and what is recommended."""

    name: str
    asked_pence: int
    pence: int
    money_percent: float
    asked_percent: float
    bids: int = 0


@dataclass(frozen=True)
class Balance:
    areas: list[AreaShare]
    priorities: list[PriorityShare]
    total_pence: int

    @property
    def areas_without(self) -> list[str]:
        return [one.area.name for one in self.areas if not one.pence]

    @property
    def priorities_without(self) -> list[str]:
        return [one.name for one in self.priorities if not one.pence]


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def balance(panel: Panel) -> Balance:
    bids = list(queries.bids_of(panel))
    total = sum(recommended(one) for one in bids)
    return Balance(of_areas(panel, bids, total), of_priorities(panel, bids, total), total)


def recommended(bid: Application) -> int:
    found = getattr(bid, "recommendation", None)
    return int(found.amount_pence) if found is not None and found.outcome == RECOMMEND else 0


def sums(bids: list[Application], by: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """What is asked, what is recommended, and how many bids, under each name."""
    asked: Counter[str] = Counter()
    given: Counter[str] = Counter()
    many: Counter[str] = Counter()
    for bid in bids:
        for name, part in facts.split(bid, bid.ask_pence or 0, by):
            asked[name] += part
            many[name] += 1
        for name, part in facts.split(bid, recommended(bid), by):
            given[name] += part
    return asked, given, many


def of_areas(panel: Panel, bids: list[Application], total: int) -> list[AreaShare]:
    asked, given, many = sums(bids, facts.AREA)
    wanted = {*facts.offered(panel, facts.AREA), *asked}
    areas = list(Area.objects.filter(name__in=wanted).order_by("name", "id"))
    people = sum(one.population for one in areas)
    return [
        AreaShare(
            one, asked[one.name], given[one.name], percent(given[one.name], total),
            percent(one.population, people), many[one.name],
        )
        for one in areas
    ]  # fmt: skip


def of_priorities(panel: Panel, bids: list[Application], total: int) -> list[PriorityShare]:
    asked, given, many = sums(bids, facts.PRIORITY)
    all_asked = sum(asked.values())
    names = sorted({*facts.offered(panel, facts.PRIORITY), *asked})
    return [
        PriorityShare(
            one, asked[one], given[one], percent(given[one], total), percent(asked[one], all_asked), many[one]
        )
        for one in names
    ]
