"""Money moved between budgets (1.3): the list, and the form."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from almoner.doors.staff.money.forms import MoveForm
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.plan.funds import moving, queries
from almoner.plan.funds.models import FundBudget

A_PAGE = 60


def moves(request: SignedIn) -> HttpResponse:
    """Newest first, each with its reason and who moved it."""
    after = after_key(request)
    found = list(older(queries.virements(), after)[: A_PAGE + 1])
    words = {
        "rows": found[:A_PAGE],
        "next_href": f"?after={found[A_PAGE - 1].pk}" if len(found) > A_PAGE else "",
        "first_href": reverse("staff:moves") if after else "",
        "may_move": bool(moving.may_move(request.user, None)),
    }
    return render(request, "staff/money/moves.html", words)


def move(request: SignedIn) -> HttpResponse:
    """Both budgets are chosen from those of one year."""
    year = request.GET.get("year", "") or financial_year(clock.today())
    budgets = {str(one.pk): one for one in queries.budgets_of(year)}
    form = MoveForm(posted(request), budgets={key: named(one) for key, one in budgets.items()})

    def write(given: dict[str, Any]) -> object:
        return moving.vire(
            budgets[given["source"]],
            **once(request),
            target=budgets[given["target"]],
            amount_pence=given["amount_pence"],
            reason=given["reason"],
            decision=given["decision"],
        )

    lead = (
        f"Money of {year} that is not promised can go to another budget of the same stream. Restricted money "
        "keeps its purpose. What is over the finance officer's limit is moved by the Chief Finance Officer."
    )
    done = "The money is moved, and both budgets' ledgers show it."
    return ask(request, Asked("Move money", form, write, done, reverse("staff:moves"), lead, "Move it"))


def named(budget: FundBudget) -> str:
    return f"{budget.fund.name}, {budget.line} ({budget.stream.name})"
