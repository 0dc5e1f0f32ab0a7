"""What can be asked of procurements."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from almoner.do.procurement.models import Lot, Procurement
from almoner.do.procurement.states import PROCUREMENT
from almoner.ground.core.calendar import financial_year, next_financial_year
from almoner.plan.funds.models import FundBudget
from almoner.policy.days import add_months


def next_reference(day: date) -> str:
    """`PR-25-01`: the financial year in which it was planned, and the place."""
    year = financial_year(day)[2:4]
    many = Procurement.objects.filter(reference__startswith=f"PR-{year}-").count()
    return f"PR-{year}-{many + 1:02d}"


def extended(end: date, months: int) -> date:
    """So many months after a last day: 31 March 2028 and 12 months are 31 March 2029."""
    return add_months(end + timedelta(days=1), months) - timedelta(days=1)


def ends_at_latest(initial_end: date, extension_months: Iterable[int]) -> date:
    return extended(initial_end, sum(extension_months))


def listed(found: QuerySet[Procurement], state: str = "", after: int | None = None) -> QuerySet[Procurement]:
    """Newest first with their yearly value; `after` is the key of the last row seen."""
    if state in PROCUREMENT.words:
        found = found.filter(status=state)
    if after is not None:
        found = found.filter(pk__lt=after)
    worth = Sum("lots__annual_pence")
    return found.select_related("budget__fund").annotate(
        annual_pence=worth, lot_count=Count("lots")
    ).order_by("-pk")  # fmt: skip


def whole(found: QuerySet[Procurement]) -> QuerySet[Procurement]:
    """With everything that the page of one procurement shows."""
    return found.select_related("budget__fund", "budget__stream", "priority", "planned_by").prefetch_related(
        "lots__winner", "lots__shares", "milestones", "notices", "principles__answered_by"
    )


def years_of(row: Procurement) -> list[str]:
    """The financial years of the initial term."""
    return years_between(row.starts_on, row.initial_end)


def years_between(start: date, end: date) -> list[str]:
    """The financial years that a term touches."""
    found, last = [financial_year(start)], financial_year(end)
    while found[-1] < last:
        found.append(next_financial_year(found[-1]))
    return found


def budgets_of(row: Procurement) -> list[FundBudget]:
    """Budgets of those years that are set: the same fund, stream and line as the first year's."""
    own = row.budget
    same = Q(fund=own.fund_id, stream=own.stream_id, line=own.line, financial_year__in=years_of(row))
    found = FundBudget.objects.filter(same).select_related("fund", "stream")
    return list(found.order_by("financial_year"))


def months_in_year(start: date, end: date, year: str) -> int:
    """Whole months of a term that lie in a financial year, begun months counted; at most twelve."""
    first = max(start, date(int(year[:4]), 4, 1))
    last = min(end, date(int(year[:4]) + 1, 3, 31))
    if last < first:
        return 0
    return months_between(first, last)


def months_between(start: date, end: date) -> int:
    """Months of a term, begun months counted."""
    return (end.year - start.year) * 12 + end.month - start.month + 1


def pence_in_year(lot: Lot, year: str) -> int:
    """What a year of the lot costs: the yearly sum by its months, rounded up to a penny."""
    months = months_in_year(lot.procurement.starts_on, lot.procurement.initial_end, year)
    return -(-lot.annual_pence * months // 12)
