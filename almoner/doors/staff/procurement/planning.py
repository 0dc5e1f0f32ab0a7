"""Forms that plan a procurement: what, when, lots, milestones, notices (3.9)."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from almoner.do.procurement import access, actions
from almoner.do.procurement.models import Procurement
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.procurement.forms import LotForm, MilestoneForm, NoticeForm, TenderForm, first_day
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.queries import priorities_on
from almoner.policy.procurement import words_of

YEARS_SHOWN = 2


def seen(request: SignedIn, public_id: str) -> Procurement:
    rows = access.visible_to(request.user).select_related("budget__fund", "priority")
    return get_object_or_404(rows, public_id=public_id)


def onward(row: Procurement) -> str:
    return reverse("staff:procurement", args=[row.public_id])


def tender_form(request: SignedIn, row: Procurement | None) -> TenderForm:
    since = f"{int(financial_year(clock.today())[:4]) - YEARS_SHOWN}/"
    budgets = FundBudget.objects.filter(financial_year__gte=since).select_related("fund", "stream")
    initial = TenderForm.initial_of(row) if row else {"starts_on": first_day(clock.today())}
    return TenderForm(
        posted(request), initial=initial, budgets=budgets, priorities=priorities_on(clock.today())
    )


def plan(request: SignedIn) -> HttpResponse:
    form = tender_form(request, None)
    asked = Asked(
        "Plan a procurement",
        form,
        lambda given: actions.plan(None, **once(request), details=form.details()),
        "The procurement is planned. Add its lots and the days of its milestones.",
        reverse("staff:procurements"),
        submit_text="Plan it",
    )
    return ask(request, asked)


def revise(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = tender_form(request, row)

    def write(given: dict[str, Any]) -> object:
        return actions.revise(row, **once(request), details=form.details())

    return ask(request, Asked(f"Change {row.reference}", form, write, "It is changed.", onward(row)))


def lot(request: SignedIn, public_id: str, lot_id: str = "") -> HttpResponse:
    """Without a lot it adds one."""
    row = seen(request, public_id)
    known = get_object_or_404(row.lots, public_id=lot_id) if lot_id else None
    form = LotForm(posted(request), initial=vars(known) if known else {})

    def write(given: dict[str, Any]) -> object:
        return actions.keep_lot(row, **once(request), details=form.details(), lot=known)

    title = f"Lot {known.number} of {row.reference}" if known else f"Add a lot to {row.reference}"
    return ask(request, Asked(title, form, write, "The lot is kept.", onward(row)))


def milestone(request: SignedIn, public_id: str) -> HttpResponse:
    """`?kind=` in the address fills in what is known of that milestone."""
    row = seen(request, public_id)
    kinds = words_of("milestones", settings.POLICY_FOLDER)
    known = row.milestones.filter(kind=request.GET.get("kind", "")[:16]).first()
    initial = vars(known) if known else {"kind": request.GET.get("kind", "")}
    form = MilestoneForm(posted(request), initial=initial, kinds=kinds)

    def write(given: dict[str, Any]) -> object:
        return actions.set_milestone(row, **once(request), **given)

    title = f"Milestone of {row.reference}"
    return ask(request, Asked(title, form, write, "The milestone is kept.", onward(row)))


def notice(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = NoticeForm(posted(request), codes=words_of("notices", settings.POLICY_FOLDER))

    def write(given: dict[str, Any]) -> object:
        return actions.add_notice(row, **once(request), **given)

    return ask(request, Asked(f"Notice of {row.reference}", form, write, "It is kept.", onward(row)))
