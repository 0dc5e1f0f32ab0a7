"""What was paid in a year for the time after it: shown at the year end for the accounts (2.1 g)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almoner.do.payments.models import Instalment, Payment
from almoner.do.payments.states import LEFT
from almoner.ground.core.calendar import financial_year_end


@dataclass(frozen=True)
class Prepaid:
    """One payment of the year with the part of it, in whole pence, that is for later days."""

    payment: Payment
    pence: int


def prepaid_of(year: str) -> list[Prepaid]:
    """Payments whose money arrived by the year's last day, for a time that goes beyond it."""
    last = financial_year_end(year)
    found = Payment.objects.filter(
        status=LEFT, instalment__line__budget__financial_year=year,
        instalment__covers_to__gt=last, run__money_day__lte=last,
    )  # fmt: skip
    rows = found.select_related("instalment__line__organisation", "run").order_by("run__money_day", "pk")
    return [Prepaid(one, pence) for one in rows if (pence := later_pence(one.instalment, last))]


def later_pence(row: Instalment, last: date) -> int:
    """By days, rounded down: the part for the days after the last one."""
    if row.covers_from is None or row.covers_to is None or row.covers_to <= last:
        return 0
    days = (row.covers_to - row.covers_from).days + 1
    later = min(days, (row.covers_to - last).days)
    return row.amount_pence * later // days


def total_of(rows: Iterable[Prepaid]) -> int:
    return sum(one.pence for one in rows)
