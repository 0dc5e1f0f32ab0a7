"""The end of a year: what it owes is accrued, what is left is carried forward or goes back (3.8)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.payments.prepaid import prepaid_of, total_of
from almoner.doors.staff.money.forms import AccrueForm, CarryForm
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year, is_financial_year
from almoner.ground.core.money import in_words
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds import queries, year_end
from almoner.plan.funds.income import StreamYear
from almoner.plan.funds.models import FundBudget

SHOWN = 200


def closing(request: SignedIn) -> HttpResponse:
    """One ended year: the newest that has budgets, unless another is asked for."""
    this_year = financial_year(clock.today())
    years = [one for one in queries.financial_years() if one < this_year]
    asked = request.GET.get("year", "")
    year = asked if is_financial_year(asked) else (years[0] if years else "")
    owed = year_end.owed_of(year)
    lines = queries.lines_of(FundBudget.objects.filter(financial_year=year))
    left = [line for line in lines if line.balance.free_pence > 0]
    terms = {one.stream_id: one for one in StreamYear.objects.filter(financial_year=year)}
    prepaid = prepaid_of(year) if year else []
    may_close = bool(year_end.may_close(request.user, None))
    words = {
        "year": year,
        "years": years,
        "owed": owed[:SHOWN],
        "not_shown": max(0, len(owed) - SHOWN),
        "owed_pence": sum(pence for *_, pence in owed),
        "left": [(line, terms.get(line.budget.stream_id, line.budget.stream)) for line in left],
        "accrued_pence": sum(line.balance.accrued_pence for line in lines),
        "prepaid": prepaid[:SHOWN],
        "prepaid_pence": total_of(prepaid),
        "may_close": may_close,
    }
    return render(request, "staff/money/year_end.html", words)


def accrue(request: SignedIn) -> HttpResponse:
    """What the year owes, all of it unless some is left out with a reason (3.8, 31 March).

    The address carries the sum that was read; another sum is refused.
    """
    year, shown = request.GET.get("year", ""), request.GET.get("pence", "")
    pence = int(shown) if shown.isdecimal() and len(shown) < 17 else 0
    form = AccrueForm(posted(request), owed=year_end.owed_of(year))

    def write(given: dict[str, Any]) -> object:
        out = form.left_out()
        return year_end.accrue_year(None, **once(request), year=year, total_pence=pence, left_out=out)

    asked = Asked(
        f"Accrue what {year} owes",
        form,
        write,
        "Accrued. Each payment reverses its part, and what was left out stays owed.",
        f"{reverse('staff:year_end')}?{urlencode({'year': year})}",
        f"{in_words(pence)} was promised and is not paid. Accrued, it counts as a cost of {year}. "
        "Take out what is no cost of that year, and say why: the reasons are kept.",
        "Accrue",
    )
    return ask(request, asked)


def carry(request: SignedIn, budget: int) -> HttpResponse:
    """Of one budget, into the same heading of the next year."""
    row = get_object_or_404(FundBudget.objects.select_related("fund", "stream"), pk=budget)
    free = queries.balance(row).free_pence
    form = CarryForm(posted(request), initial={"amount_pence": free})

    def write(given: dict[str, Any]) -> object:
        return year_end.carry_forward(row, **once(request), **given)

    onward = f"{reverse('staff:year_end')}?year={row.financial_year}"
    title = f"Carry forward from {row.fund.name}, {row.line}, {row.financial_year}"
    lead = f"{in_words(free)} of {row.stream.name} is left."
    return ask(
        request, Asked(title, form, write, "Carried into the next year.", onward, lead, "Carry forward")
    )
