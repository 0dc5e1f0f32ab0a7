"""Who reaches which area, and how the awards of a year lie over areas and needs (R2.1b-3, R1.2-2)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from almoner.analyse.areas.models import Area
from almoner.analyse.areas.queries import areas_on
from almoner.do.reach.queries import Served, running
from almoner.ground.core.money import share
from almoner.plan.priorities.models import Priority
from almoner.publish.register.parts import shares_of
from almoner.publish.register.queries import alone, awards


@dataclass(frozen=True)
class Reached:
    """An area with the running contracts that reach it, and the victims' services that do not."""

    area: Area
    by: list[Served]
    not_by: list[Served]

    @property
    def for_victims(self) -> int:
        """How many victims' services reach it."""
        return sum(one.is_for_victims for one in self.by)


def reached(rows: Sequence[Served], day: date) -> list[Reached]:
    """Every area of the day; `rows` are the contracts that run on it."""
    found = []
    for area in areas_on(day).order_by("name"):
        here = [one for one in rows if area in one.areas]
        away = [one for one in rows if one.is_for_victims and one.is_said and area not in one.areas]
        found.append(Reached(area, here, away))
    return found


@dataclass
class Needs:
    """Awards of a year, in pence: by area and priority (their keys), and what names no area."""

    year: str
    areas: list[Area] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    pence: dict[tuple[int, int], int] = field(default_factory=dict)
    elsewhere: dict[int, int] = field(default_factory=dict)

    def of_area(self, area: Area) -> int:
        return sum(pence for (key, _), pence in self.pence.items() if key == area.pk)

    def of_priority(self, priority: Priority) -> int:
        """Without what names no area."""
        return sum(pence for (_, key), pence in self.pence.items() if key == priority.pk)

    @property
    def gaps(self) -> int:
        """How often an area received nothing for a priority that others received money for."""
        funded = {priority for _, priority in self.pence}
        return sum((area.pk, key) not in self.pence for area in self.areas for key in funded)


def award_years() -> list[str]:
    """Newest first."""
    found = awards().order_by("-budget__financial_year").values_list("budget__financial_year", flat=True)
    return list(found.distinct())


def needs_met(year: str, day: date) -> Needs:
    """Published awards of the year's budgets, each shared over the areas of its bid to the penny."""
    found = awards().filter(budget__financial_year=year)
    lines = list(alone(found).values_list("amount_pence", "application", "priority"))
    shares = shares_of(found)
    pence: dict[tuple[int, int], int] = defaultdict(int)
    elsewhere: dict[int, int] = defaultdict(int)
    for amount, bid, priority in lines:
        rows = shares.get(bid, [])
        if not rows or priority is None:
            elsewhere[priority or 0] += amount
            continue
        for (area, _), part in zip(rows, share(amount, [percent for _, percent in rows]), strict=True):
            pence[area, priority] += part
    keys = {key for _, key in pence} | set(elsewhere)
    return Needs(
        year,
        areas_of(pence, day),
        list(Priority.objects.filter(pk__in=keys).order_by("plan__starts_on", "position", "code")),
        dict(pence),
        dict(elsewhere),
    )


def areas_of(pence: dict[tuple[int, int], int], day: date) -> list[Area]:
    """Areas of the day, and those that have gone but received something."""
    here = {one.pk for one in areas_on(day)} | {key for key, _ in pence}
    return list(Area.objects.filter(pk__in=here).order_by("name"))


def now(day: date) -> tuple[list[Served], list[Reached]]:
    """The contracts that run on the day, and the areas with those that reach them."""
    rows = running(day)
    return rows, reached(rows, day)
