"""Services in house: all years, one service, one year; unit costs beside commissioned services (2.1 e)."""

from itertools import groupby

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from almoner.do.own_services import access, queries
from almoner.do.own_services.models import OwnService, ServiceYear
from almoner.doors.staff.income.home import download
from almoner.doors.staff.own_services import tables
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.policy.own_services import quarter_end


def seen(request: SignedIn, public_id: str) -> OwnService:
    found = access.visible_to(request.user).select_related("fund", "priority")
    return get_object_or_404(found, public_id=public_id)


def year_seen(request: SignedIn, public_id: str) -> ServiceYear:
    years = ServiceYear.objects.filter(service__in=access.visible_to(request.user))
    return get_object_or_404(years.select_related("service__fund"), public_id=public_id)


def in_house(request: SignedIn) -> HttpResponse:
    years = ServiceYear.objects.filter(service__in=access.visible_to(request.user))
    words = {
        "services": access.visible_to(request.user),
        "columns": tables.YEARS,
        "rows": [tables.year_row(one) for one in queries.figures_of(years)],
        "may_plan": bool(access.may_plan(request.user, None)),
    }
    return render(request, "staff/own_services/in_house.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every cost and count of every year, as CSV or as an Excel workbook."""
    years = ServiceYear.objects.filter(service__in=access.visible_to(request.user))
    rows = [row for one in queries.figures_of(years) for row in tables.cells(one)]
    return download(kind, "own-services", tables.HEADS, rows)


def service(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = {
        "service": row,
        "measures": row.measures.all(),
        "columns": tables.YEARS,
        "rows": [tables.year_row(one) for one in queries.figures_of(row.years.all())],
        "may_plan": bool(access.may_plan(request.user, row)),
    }
    return render(request, "staff/own_services/service.html", words)


def year(request: SignedIn, public_id: str) -> HttpResponse:
    """Budget, plan, spending and outputs of a year, quarter by quarter."""
    row = year_seen(request, public_id)
    now, today = queries.figures(row), clock.today()
    may_plan = bool(access.may_plan(request.user, row))
    over = [one for one in queries.QUARTERS if quarter_end(row.financial_year, one) < today]
    recorded = {one.number: one for one in now.quarters}
    words = {
        "year": row,
        "now": now,
        "quarters": [(one, recorded.get(one)) for one in over],
        "may_plan": may_plan,
        "may_record": bool(access.may_record(request.user, row) and now.lines and now.measures),
        **tables.year_page(now, may_plan),
    }
    return render(request, "staff/own_services/year.html", words)


def unit_costs(request: SignedIn) -> HttpResponse:
    """What one of each costs: in house, commissioned, and as others publish it, year by year (R2.1e-2)."""
    by_year = groupby(queries.unit_costs(), lambda one: one.year)
    may_record, years = bool(access.may_record(request.user, None)), []
    for name, rows in by_year:
        found = list(rows)
        chart, shown = tables.unit_chart(name, found), [tables.unit_row(one, may_record) for one in found]
        years.append({"year": name, "chart": chart, "rows": shown})
    words = {
        "columns": tables.UNITS,
        "years": years,
        "may_record": may_record,
    }
    return render(request, "staff/own_services/unit_costs.html", words)


def unit_costs_export(request: SignedIn, kind: str) -> HttpResponseBase:
    rows = [tables.unit_cells(one) for one in queries.unit_costs()]
    return download(kind, "unit-costs", tables.UNIT_HEADS, rows)
