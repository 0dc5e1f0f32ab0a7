"""What can be asked of core grants: the year's grid with the two years before it (R3.5-4)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from almoner.ground.core.calendar import financial_year, london_date
from almoner.plan.allocations.models import CoreAllocation, CoreSchedule
from almoner.plan.allocations.states import DECIDED
from almoner.policy.core_grants import CoreYear

WHOLE = 100
Key = tuple[int, str]


def year_before(year: str) -> str:
    first = int(year[:4]) - 1
    return f"{first}/{(first + 1) % 100:02d}"


@dataclass(frozen=True)
class Share:
    """One row of the grid; None where the partner had nothing that year."""

    row: CoreAllocation
    last_pence: int | None
    before_last_pence: int | None
    people: int

    @property
    def change_percent(self) -> str:
        """Whole per cent with its sign, rounded towards nothing: `+2%`."""
        if not self.last_pence:
            return ""
        change = self.row.amount_pence - self.last_pence
        percent = abs(change) * WHOLE // self.last_pence
        return f"{'-' if change < 0 else '+'}{percent}%" if percent else "0%"

    @property
    def per_head_pence(self) -> int | None:
        """For partners of an area only, rounded down."""
        return self.row.amount_pence // self.people if self.people else None


def sums_of(year: str) -> dict[Key, int]:
    rows = CoreAllocation.objects.filter(schedule__financial_year=year).order_by()
    return {
        (partner, category): pence
        for partner, category, pence in rows.values_list("partner", "category", "amount_pence")
    }


def grid(schedule: CoreSchedule) -> list[Share]:
    """Every share of the year beside the two years before, in a fixed number of statements."""
    last_year = year_before(schedule.financial_year)
    last, before = sums_of(last_year), sums_of(year_before(last_year))
    rows = schedule.allocations.select_related("schedule", "partner", "partnership").prefetch_related(
        "partnership__covers__area"
    )
    return [
        Share(row, last.get(key_of(row)), before.get(key_of(row)), people_of(row))
        for row in rows.order_by("category", "partner__name", "id")
    ]


def key_of(row: CoreAllocation) -> Key:
    return row.partner_id, row.category


def people_of(row: CoreAllocation) -> int:
    return sum(one.area.population for one in row.partnership.covers.all()) if row.partnership else 0


def total_of(schedule: CoreSchedule) -> int:
    return schedule.allocations.aggregate(sum=Sum("amount_pence"))["sum"] or 0


def year_on(at: datetime) -> CoreYear:
    """Whether the financial year of the moment has its decided schedule (R3.5-2)."""
    today = london_date(at)
    year = financial_year(today)
    is_decided = CoreSchedule.objects.filter(financial_year=year, status=DECIDED).exists()
    return CoreYear(year, date(int(year[:4]), 4, 1), today, is_decided)


def planned_year_on(at: datetime) -> CoreYear | None:
    """The same for an office whose schedule of this year stands here; None for one that keeps none."""
    asked = year_on(at)
    is_planned = CoreSchedule.objects.filter(financial_year=asked.year).exists()
    return asked if is_planned else None
