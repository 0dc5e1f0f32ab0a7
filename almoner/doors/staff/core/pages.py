"""The yearly schedule of core grants: the grid, its shares, copying last year, and downloads (3.5)."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.organisations.access import visible_to as visible_organisations
from almoner.analyse.partnerships.queries import partnerships_on
from almoner.do.decisions.core_sheet import sheets_of
from almoner.do.graduation import queries as pilots
from almoner.do.graduation.access import visible_to as visible_pilots
from almoner.doors.staff.core import tables
from almoner.doors.staff.core.forms import BeginForm, CopyForm, ShareForm
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.ground.accounts.roles import CHIEF_FINANCE, FINANCE, has_role
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year, next_financial_year
from almoner.ground.files import spreadsheet, workbook
from almoner.ground.office.arrival import SignedIn
from almoner.plan.allocations import access, actions, queries
from almoner.plan.allocations.models import CoreAllocation, CoreSchedule
from almoner.plan.allocations.states import AGREED, PLANNING
from almoner.plan.funds.queries import budgets_of
from almoner.policy.core_grants import OF_THE_YEAR, categories_on
from almoner.policy.findings import run


def onward(row: CoreSchedule) -> str:
    return f"{reverse('staff:core')}?year={row.financial_year}"


def seen(request: SignedIn, public_id: str) -> CoreSchedule:
    return get_object_or_404(access.visible_to(request.user), public_id=public_id)


def share_of(row: CoreSchedule, share_id: str) -> CoreAllocation:
    shares = row.allocations.select_related("partner", "partnership", "budget")
    return get_object_or_404(shares, public_id=share_id)


def asked_for(request: SignedIn) -> tuple[CoreSchedule | None, list[CoreSchedule]]:
    """The year in the address, else the newest, and every year there is."""
    years = list(access.visible_to(request.user))
    asked = request.GET.get("year", "")
    if not asked:
        return (years[0] if years else None), years
    row = next((one for one in years if one.financial_year == asked), None)
    if row is None:
        raise Http404
    return row, years


def schedule(request: SignedIn) -> HttpResponse:
    """Partners by category with the two years before, the change, and the sum per head."""
    row, years = asked_for(request)
    may_plan = bool(access.may_plan(request.user, row))
    words: dict[str, Any] = {
        "schedule": row,
        "years": years,
        "warnings": [one for one in run(OF_THE_YEAR, queries.year_on(clock.now())) if one.needs_reason],
        "may_plan": may_plan,
        "may_agree": bool(access.may_agree(request.user, row)),
    }
    if row:
        is_planned = row.status == PLANNING
        may = tables.May(may_plan and is_planned, has_role(request.user, FINANCE, CHIEF_FINANCE))
        words |= tables.grid(row, queries.grid(row), clock.today(), may)
        words |= {"sheets": sheets_of(row), "is_planned": is_planned, "is_agreed": row.status == AGREED}
    return render(request, "staff/core/schedule.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every share of every year, as CSV or as an Excel workbook."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    years = access.visible_to(request.user)
    rows = [tables.cells(year, one) for year in years for one in queries.grid(year)]
    if kind == "xlsx":
        return workbook.answer("core-grants.xlsx", "Core grants", tables.HEADS, rows)
    return spreadsheet.answer("core-grants.csv", tables.HEADS, rows)


def begin(request: SignedIn) -> HttpResponse:
    form = BeginForm(
        posted(request), initial={"financial_year": next_financial_year(financial_year(clock.today()))}
    )
    asked = Asked(
        "Begin a year's core grants",
        form,
        lambda given: actions.begin(None, **once(request), **given),
        "The schedule is begun.",
        reverse("staff:core"),
        submit_text="Begin",
    )
    return ask(request, asked)


def copy(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = CopyForm(posted(request), budgets=budgets_of(row.financial_year))

    def write(given: dict[str, Any]) -> object:
        budget = form.budgets[given["budget"]]
        return actions.copy_last_year(row, **once(request), budget=budget, percent=given["percent"])

    title = f"Copy last year's shares into {row.financial_year}"
    return ask(
        request, Asked(title, form, write, "The shares are copied.", onward(row), submit_text="Copy them")
    )


def keep_share(request: SignedIn, public_id: str, share_id: str = "") -> HttpResponse:
    """Without a share it adds one."""
    row = seen(request, public_id)
    share = share_of(row, share_id) if share_id else None
    form = ShareForm(
        posted(request),
        initial=ShareForm.initial_of(share) if share else from_pilot(request),
        partners=visible_organisations(request.user).order_by("name"),
        partnerships=partnerships_on(clock.today()),
        budgets=budgets_of(row.financial_year),
        categories=categories_on(clock.today(), settings.POLICY_FOLDER),
    )

    def write(given: dict[str, Any]) -> object:
        return actions.allocate_core(row, **once(request), details=form.details(), share=share)

    title = f"Change {share}" if share else f"Add a share to {row.financial_year}"
    return ask(request, Asked(title, form, write, "The share is kept.", onward(row)))


def from_pilot(request: SignedIn) -> dict[str, Any]:
    """`?pilot=` in the address fills in what is known of a pilot that is suitable to scale (3.2)."""
    rows = pilots.whole(visible_pilots(request.user))
    pilot = rows.filter(public_id=request.GET.get("pilot", "")[:14]).first()
    return ShareForm.initial_from(pilot.agreement.line) if pilot else {}


@require_POST
def drop(request: SignedIn, public_id: str, share_id: str) -> HttpResponse:
    row = seen(request, public_id)
    return done(
        request,
        lambda: actions.drop_share(row, **once(request), share=share_of(row, share_id)),
        "The share is taken out.",
        onward(row),
    )
