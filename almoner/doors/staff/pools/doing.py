"""Changing a pool: its years, work, shares and other funders; checks and the decision sheet (3.7)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.organisations.access import visible_to as visible_organisations
from almoner.do.decisions.actions import compose_pool
from almoner.do.diligence.light import check_partner
from almoner.doors.staff.core.forms import CheckForm, SheetForm
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.doors.staff.pools.forms import FunderForm, PoolForm, ShareForm, WorkForm, YearForm
from almoner.doors.staff.pools.pages import seen, work_seen
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.models import Fund
from almoner.plan.pools import access, actions, queries
from almoner.plan.pools.models import OtherFunder, PoolShare, PoolYear, Workstream
from almoner.plan.priorities.queries import priorities_on


def onward(row: PoolYear) -> str:
    return reverse("staff:pool_year", args=[row.public_id])


def work_page(row: Workstream) -> str:
    return reverse("staff:pool_work", args=[row.public_id])


def keep_pool(request: SignedIn, public_id: str = "") -> HttpResponse:
    """Without an address it adds one."""
    found = access.visible_pools(request.user).select_related("fund", "own_fund")
    pool = get_object_or_404(found, public_id=public_id) if public_id else None
    form = PoolForm(
        posted(request),
        initial=PoolForm.initial_of(pool) if pool else {},
        funds=Fund.objects.order_by("name"),
    )

    def write(given: dict[str, Any]) -> object:
        return actions.keep_pool(pool, **once(request), details=form.details())

    title = f"Change {pool}" if pool else "Add a pool"
    return ask(request, Asked(title, form, write, "The pool is kept.", reverse("staff:pools")))


def begin_year(request: SignedIn, public_id: str) -> HttpResponse:
    pool = get_object_or_404(access.visible_pools(request.user), public_id=public_id)
    form = YearForm(posted(request), initial={"financial_year": financial_year(clock.today())})

    def write(given: dict[str, Any]) -> object:
        return actions.begin_year(pool, **once(request), **given)

    asked = Asked(
        f"Begin a year of {pool}", form, write, "The year is begun.", reverse("staff:pools"),
        submit_text="Begin",
    )  # fmt: skip
    return ask(request, asked)


def work_form(request: SignedIn, row: Workstream | None, purpose: str) -> WorkForm:
    return WorkForm(
        posted(request),
        initial=WorkForm.initial_of(row) if row else {"purpose": purpose},
        partners=visible_organisations(request.user).order_by("name"),
    )


def add_work(request: SignedIn, public_id: str) -> HttpResponse:
    year = seen(request, public_id)
    form = work_form(request, None, year.pool.fund.purpose)

    def write(given: dict[str, Any]) -> object:
        return actions.keep_work(year, **once(request), details=form.details())

    return ask(request, Asked(f"Add work to {year}", form, write, "The work is kept.", onward(year)))


def change_work(request: SignedIn, public_id: str) -> HttpResponse:
    row = work_seen(request, public_id)
    form = work_form(request, row, row.purpose)

    def write(given: dict[str, Any]) -> object:
        return actions.keep_work(row.year, **once(request), details=form.details(), work=row)

    return ask(request, Asked(f"Change {row}", form, write, "The work is kept.", work_page(row)))


@require_POST
def drop_work(request: SignedIn, public_id: str) -> HttpResponse:
    row = work_seen(request, public_id)
    year = row.year
    return done(
        request,
        lambda: actions.drop_work(year, **once(request), work=row),
        "The work is taken out.",
        onward(year),
    )


def allocate(request: SignedIn, public_id: str) -> HttpResponse:
    """Another contributor's money for the work, or another sum of the same."""
    row = work_seen(request, public_id)
    found = queries.joint_budget(row.year)
    form = ShareForm(posted(request), contributors=found.contributors)

    def write(given: dict[str, Any]) -> object:
        budget = form.budgets[given["budget"]]
        more = {"amount_pence": given["amount_pence"], "how_it_fits": given["how_it_fits"]}
        return actions.allocate(row, **once(request), budget=budget, **more)

    lead = "A contributor who gives to this work already gives the new sum instead of the old."
    asked = Asked(f"Allocate money to {row.title}", form, write, "It is allocated.", work_page(row), lead)
    return ask(request, asked)


@require_POST
def take_out(request: SignedIn, public_id: str) -> HttpResponse:
    shares = PoolShare.objects.filter(workstream__year__in=access.visible_to(request.user))
    row = get_object_or_404(shares.select_related("workstream"), public_id=public_id)
    work = row.workstream
    words = "The money is no longer allocated."
    return done(request, lambda: actions.take_out(work, **once(request), share=row), words, work_page(work))


def check(request: SignedIn, public_id: str) -> HttpResponse:
    """The light checks of the partner that delivers the work, by a finance officer."""
    row = work_seen(request, public_id)
    partner = row.partner or get_object_or_404(visible_organisations(request.user).none())

    def write(given: dict[str, Any]) -> object:
        return check_partner(
            partner,
            **once(request),
            subject=row.reference,
            amount_pence=sum(one.amount_pence for one in row.shares.all()),
            irregularities=given["irregularities"] == "yes",
            note=given["note"],
        )

    title = f"Light checks of {partner}"
    asked = Asked(title, CheckForm(posted(request)), write, "The checks are recorded.", work_page(row))
    return ask(request, asked)


def sheet(request: SignedIn, public_id: str) -> HttpResponse:
    """One sheet with a line for each contributor's money that is not decided yet."""
    row = work_seen(request, public_id)
    form = SheetForm(posted(request), priorities=priorities_on(clock.today()))

    def write(given: dict[str, Any]) -> object:
        priority = form.priorities[given["priority"]]
        return compose_pool(row, **once(request), priority=priority, dated=given["dated"])

    asked = Asked(
        f"Put {row.title} to decision",
        form,
        write,
        "The sheet is filled. Read each description, add the header, then open it for signature.",
        reverse("staff:decisions"),
        "Each contributor's money becomes a line of one decision sheet.",
        "Make the sheet",
    )
    return ask(request, asked)


def add_funder(request: SignedIn, public_id: str) -> HttpResponse:
    year = seen(request, public_id)
    form = FunderForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        return actions.keep_funder(year, **once(request), details=form.details())

    lead = "Money for the partnership's work that does not go through this office's accounts."
    asked = Asked(f"Add another funder of {year}", form, write, "It is kept.", onward(year), lead)
    return ask(request, asked)


def funder_of(request: SignedIn, public_id: str) -> OtherFunder:
    rows = OtherFunder.objects.filter(year__in=access.visible_to(request.user)).select_related("year__pool")
    return get_object_or_404(rows, public_id=public_id)


def change_funder(request: SignedIn, public_id: str) -> HttpResponse:
    row = funder_of(request, public_id)
    form = FunderForm(posted(request), initial=vars(row))

    def write(given: dict[str, Any]) -> object:
        return actions.keep_funder(row.year, **once(request), details=form.details(), funder=row)

    more = {"drop": reverse("staff:pool_funder_drop", args=[row.public_id])}
    asked = Asked(f"Change {row}", form, write, "It is kept.", onward(row.year), more=more)
    return ask(request, asked, "staff/pools/funder.html")


@require_POST
def drop_funder(request: SignedIn, public_id: str) -> HttpResponse:
    row = funder_of(request, public_id)
    year = row.year
    words = "The funder is taken out."
    return done(request, lambda: actions.drop_funder(year, **once(request), funder=row), words, onward(year))
