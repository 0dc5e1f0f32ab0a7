"""The list of rounds, and beginning another."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.rounds import access, actions, gates, queries
from almoner.do.rounds.states import ROUND
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.rounds.forms import NewRoundForm
from almoner.doors.staff.rounds.seen import COLOURS, may_run
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.plan.funds import access as funds_access
from almoner.plan.funds.models import FundBudget

A_PAGE = 60


def rounds(request: SignedIn) -> HttpResponse:
    """The newest first, each with its next gate."""
    found = queries.with_bids(access.visible_to(request.user)).select_related("fund").order_by("-pk")
    after = after_key(request)
    rows = list(older(found, after)[: A_PAGE + 1])
    words = {
        "rows": [(one, gates.next_gate(one, request.received_at)) for one in rows[:A_PAGE]],
        "next_href": f"?after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
        "first_href": "?" if after else "",
        "colours": COLOURS,
        "words": ROUND.words,
        "may_run": may_run(request),
    }
    return render(request, "staff/rounds/rounds.html", words)


def new(request: SignedIn) -> HttpResponse:
    """From a template; a fund without one can be given the usual one."""
    templates = list(queries.templates())
    funds = list(funds_access.visible_to(request.user))
    budgets = FundBudget.objects.select_related("fund").filter(fund__in=[one.fund_id for one in templates])
    usual = {"template": str(templates[0].pk)} if len(templates) == 1 else {}
    form = NewRoundForm(posted(request), templates=templates, budgets=budgets, initial=usual)
    made: list[Any] = []

    def write(given: dict[str, Any]) -> None:
        template, budget = form.templates[given["template"]], form.budgets[given["budget"]]
        more = {"code": given["code"], "title": given["title"], "budget": budget}
        made.append(actions.draft(template, **once(request), **more))

    without = [one for one in funds if one.pk not in {template.fund_id for template in templates}]
    onward = reverse("staff:rounds")
    page = Asked("Begin a round", form, write, "The round is begun.", onward, submit_text="Begin")
    answer = ask(request, page) if templates else None
    if made:
        return redirect("staff:round", made[0].public_id)
    return answer or render(request, "staff/rounds/first.html", {"funds": without})


@require_POST
def load_template(request: SignedIn, code: str) -> HttpResponse:
    fund = get_object_or_404(funds_access.visible_to(request.user), code=code)
    try:
        actions.load_default_template(fund, **once(request))
    except Refused as no:
        messages.error(request, " ".join(no.reasons))
        return redirect("staff:rounds")
    messages.success(request, f"The usual form and texts are ready for {fund}.")
    return redirect("staff:round_new")
