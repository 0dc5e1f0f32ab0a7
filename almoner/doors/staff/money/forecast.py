"""The forecast: what is promised, and what rounds may yet award; and where money will be left (3.8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from almoner.do.applications.access import visible_to
from almoner.do.applications.casework_queries import on_reserve
from almoner.do.decisions.queries import still_to_award
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds import access
from almoner.plan.funds.models import FundBudget
from almoner.plan.funds.queries import FundLine, lines_of
from almoner.policy.terms import terms_on

WHOLE = 100


@dataclass(frozen=True)
class Expected:
    """A budget with the pence its year is expected to cost; never more than the budget allows."""

    line: FundLine
    planned_pence: int

    @property
    def forecast_pence(self) -> int:
        now = self.line.balance
        return now.committed_pence + min(self.planned_pence, max(now.free_pence, 0))

    @property
    def unspent_pence(self) -> int:
        return self.line.balance.budget_pence - self.forecast_pence

    @property
    def unspent_percent(self) -> int:
        """Whole per cent of the budget, rounded down."""
        budget = self.line.balance.budget_pence
        return max(self.unspent_pence, 0) * WHOLE // budget if budget else 0


def of_budgets(lines: Iterable[FundLine], planned: Mapping[int, int]) -> list[Expected]:
    """`planned` is what rounds may yet award, by budget."""
    return [Expected(line, planned.get(line.budget.pk, 0)) for line in lines]


def by_fund(rows: Iterable[Expected]) -> dict[str, int]:
    """Forecast pence by the fund's code."""
    found: dict[str, int] = {}
    for one in rows:
        code = one.line.budget.fund.code
        found[code] = found.get(code, 0) + one.forecast_pence
    return found


def radar(request: SignedIn) -> HttpResponse:
    """Each budget of the year with what will be left of it, and the reserve list that could use it."""
    today = clock.today()
    year = request.GET.get("year", "") or financial_year(today)
    budgets = FundBudget.objects.filter(fund__in=access.visible_to(request.user), financial_year=year)
    rows = of_budgets(lines_of(budgets), still_to_award(year))
    limit = terms_on(today, settings.POLICY_FOLDER).underspend_warning_percent
    words = {
        "year": year,
        "rows": sorted(rows, key=lambda one: -one.unspent_pence),
        "limit": limit,
        "unspent_pence": sum(max(one.unspent_pence, 0) for one in rows),
        "reserve": list(on_reserve(visible_to(request.user), year)),
    }
    return render(request, "staff/money/forecast.html", words)
