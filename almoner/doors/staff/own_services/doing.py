"""Changing services in house: their words, years, costs and figures; volumes and comparators (2.1 e)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.agreements.contracts import visible_to as visible_contracts
from almoner.do.own_services import access, actions, queries
from almoner.do.own_services.models import Benchmark, CostLine, ServiceYear
from almoner.doors.staff.own_services.forms import (
    BenchmarkForm,
    CostForm,
    MeasureForm,
    QuarterForm,
    ServiceForm,
    VolumeForm,
    YearForm,
)
from almoner.doors.staff.own_services.pages import seen, year_seen
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.models import Fund
from almoner.plan.priorities.models import Priority
from almoner.plan.priorities.queries import priorities_on


def year_page(row: ServiceYear) -> str:
    return reverse("staff:own_year", args=[row.public_id])


def keep(request: SignedIn, public_id: str = "") -> HttpResponse:
    """Without an address it adds one. A priority of an earlier plan stays choosable where it is held."""
    row = seen(request, public_id) if public_id else None
    known = list(priorities_on(clock.today()))
    held = list(Priority.objects.filter(pk=row.priority_id)) if row else []
    form = ServiceForm(
        posted(request),
        initial=ServiceForm.initial_of(row) if row else {},
        funds=Fund.objects.order_by("name"),
        priorities=[*known, *(one for one in held if one not in known)],
    )

    def write(given: dict[str, Any]) -> object:
        return actions.keep(row, **once(request), details=form.details())

    onward = reverse("staff:own_service", args=[row.public_id]) if row else reverse("staff:own_services")
    title = f"Change {row}" if row else "Add a service provided in house"
    return ask(request, Asked(title, form, write, "The service is kept.", onward))


def add_measure(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.count(row, **once(request), **given)

    onward = reverse("staff:own_service", args=[row.public_id])
    lead = "Only numbers are kept here, never who was helped."
    title = f"What else is counted of {row}?"
    return ask(request, Asked(title, MeasureForm(posted(request)), write, "It is counted now.", onward, lead))


def begin_year(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = YearForm(posted(request), initial={"financial_year": financial_year(clock.today())})

    def write(given: dict[str, Any]) -> object:
        return actions.begin_year(row, **once(request), **given)

    onward = reverse("staff:own_service", args=[row.public_id])
    asked = Asked(f"Begin a year of {row}", form, write, "The year is begun.", onward, submit_text="Begin")
    return ask(request, asked)


def add_cost(request: SignedIn, public_id: str) -> HttpResponse:
    year = year_seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.plan_cost(year, **once(request), **given)

    title = f"Plan a cost of {year}"
    return ask(request, Asked(title, CostForm(posted(request)), write, "It is planned.", year_page(year)))


def cost_of(request: SignedIn, public_id: str) -> CostLine:
    lines = CostLine.objects.filter(year__service__in=access.visible_to(request.user))
    return get_object_or_404(lines.select_related("year__service"), public_id=public_id)


def change_cost(request: SignedIn, public_id: str) -> HttpResponse:
    row = cost_of(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.plan_cost(row.year, **once(request), **given, line=row)

    form = CostForm(posted(request), initial=vars(row))
    more = {"drop": reverse("staff:own_cost_drop", args=[row.public_id])}
    asked = Asked(f"Change {row}", form, write, "It is planned.", year_page(row.year), more=more)
    return ask(request, asked, "staff/own_services/drop.html")


@require_POST
def drop_cost(request: SignedIn, public_id: str) -> HttpResponse:
    row = cost_of(request, public_id)
    year, words = row.year, "The cost is taken out."
    return done(request, lambda: actions.drop_cost(year, **once(request), line=row), words, year_page(year))


def quarter(request: SignedIn, public_id: str, number: int) -> HttpResponse:
    """The figures of one quarter: first given, or given again with the reason."""
    year = year_seen(request, public_id)
    if number not in queries.QUARTERS:
        raise Http404
    now = queries.figures(year)
    row = next((one for one in now.quarters if one.number == number), None)
    form = QuarterForm(posted(request), initial=QuarterForm.initial_of(row, now), figures=now)

    def write(given: dict[str, Any]) -> object:
        more = {"costs": form.costs(), "counts": form.counts(), "note": given["note"]}
        return actions.record_quarter(year, **once(request), number=number, **more)

    title = f"Quarter {number} of {year}"
    lead = "Costs as the accounts have them, counts as the service has them. Only numbers, never who."
    return ask(request, Asked(title, form, write, "The figures are recorded.", year_page(year), lead))


def keep_volume(request: SignedIn) -> HttpResponse:
    contracts = visible_contracts(request.user).order_by("title")
    form = VolumeForm(posted(request), contracts=contracts)

    def write(given: dict[str, Any]) -> object:
        return actions.keep_volume(None, **once(request), details=form.details())

    lead = "A figure of the same contract and year takes the place of the one before."
    title = "How many did a contract serve?"
    asked = Asked(title, form, write, "The figure is kept.", reverse("staff:unit_costs"), lead)
    return ask(request, asked)


def keep_benchmark(request: SignedIn, public_id: str = "") -> HttpResponse:
    row = get_object_or_404(Benchmark, public_id=public_id) if public_id else None
    form = BenchmarkForm(posted(request), initial=BenchmarkForm.initial_of(row))

    def write(given: dict[str, Any]) -> object:
        return actions.keep_benchmark(row, **once(request), details=form.details())

    title = f"Change {row}" if row else "Note what others pay for one"
    more = {"drop": reverse("staff:unit_benchmark_drop", args=[row.public_id])} if row else {}
    asked = Asked(title, form, write, "The figure is kept.", reverse("staff:unit_costs"), more=more)
    return ask(request, asked, "staff/own_services/drop.html")


@require_POST
def drop_benchmark(request: SignedIn, public_id: str) -> HttpResponse:
    row = get_object_or_404(Benchmark, public_id=public_id)
    onward, words = reverse("staff:unit_costs"), "The figure is taken out."
    return done(request, lambda: actions.drop_benchmark(row, **once(request)), words, onward)
