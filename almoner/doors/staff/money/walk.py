"""Where a pound goes to, from its stream; and where a pound comes from, from its recipient (1.7, 2.1g)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.agreements.queries import agreement_of
from almoner.do.decisions.access import visible_to
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.do.decisions.queries import given_from, standing_signatures
from almoner.doors.staff.money import tables
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.core.money import in_words
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.plan.funds import queries
from almoner.plan.funds.balances import Balance, balance_under, balances_under
from almoner.plan.funds.models import FundBudget

A_PAGE = 60


def pound_to(request: SignedIn, code: str) -> HttpResponse:
    """A stream in one year: the budgets it fills, and everybody it reaches through them."""
    stream = get_object_or_404(queries.streams(), code=code)
    year = request.GET.get("year", "") or financial_year(clock.today())
    budgets = queries.lines_of(FundBudget.objects.filter(stream=stream, financial_year=year))
    lines = given_from(line.budget for line in budgets)
    after = after_key(request)
    found = list(older(lines, after)[: A_PAGE + 1])
    total = sum((line.balance for line in budgets), Balance())
    here = f"?year={year}"
    words = {
        "stream": stream,
        "year": year,
        "total": total,
        "columns": tables.BUDGETS,
        "budgets": [tables.budget_row(line) for line in budgets],
        "line_columns": tables.GIVEN,
        "lines": given_rows(found[:A_PAGE]),
        "next_href": f"{here}&after={found[A_PAGE - 1].pk}" if len(found) > A_PAGE else "",
        "first_href": here if after else "",
    }
    return render(request, "staff/money/pound_to.html", words)


def given_rows(lines: list[DecisionLine]) -> list[tables.Cells]:
    paid = balances_under(line_reference(line) for line in lines)
    return [given_row(line, paid.get((line.budget_id, line_reference(line)), Balance())) for line in lines]


def given_row(line: DecisionLine, now: Balance) -> tables.Cells:
    href = reverse("staff:pound_from", args=[line.public_id])
    who = {"text": str(line.organisation or line.title), "href": href, "note": line.title}
    sheet = {
        "text": line_reference(line),
        "href": reverse("staff:decision", args=[line.decision.public_id]),
    }
    sums = [in_words(pence) for pence in (line.amount_pence, now.paid_pence, now.owed_pence)]
    return [who, f"{line.budget.fund.name}, {line.budget.line}", sheet, *sums]


def pound_from(request: SignedIn, public_id: str) -> HttpResponse:
    """One decided sum, back through agreement, decision, budget and stream to whoever gave it."""
    lines = DecisionLine.objects.filter(decision__in=visible_to(request.user)).select_related(
        "decision", "organisation", "priority", "budget__fund", "budget__stream"
    )
    line = get_object_or_404(lines, public_id=public_id)
    against = line_reference(line)
    rows = queries.movements_under(line.budget, against)
    words = {
        "line": line,
        "reference": against,
        "now": balance_under(line.budget, against),
        "agreement": agreement_of(line),
        "signatures": standing_signatures(line.decision),
        "columns": tables.LEDGER,
        "rows": [tables.ledger_row(one) for one in rows],
    }
    return render(request, "staff/money/pound_from.html", words)
