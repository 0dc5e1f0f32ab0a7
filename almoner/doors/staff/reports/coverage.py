"""Coverage: which services reach which area, and how awards lie over areas and needs (R2.1b-3, R1.2-2)."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.doors.staff.income.home import download
from almoner.doors.staff.reports import coverage_tables as tables
from almoner.doors.staff.reports.purposes import asked_year
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.publish.register import coverage as found


def page(request: SignedIn) -> HttpResponse:
    today = clock.today()
    services, areas = found.now(today)
    years = found.award_years()
    year = asked_year(request, years)
    needs = found.needs_met(year, today)
    said = [one for one in services if one.is_said]
    words = {
        "map": tables.map_of(areas, said) if said else "",
        "area_columns": tables.AREAS,
        "areas": [tables.area_row(one) for one in areas] if said else [],
        "way_columns": tables.WAY_COLUMNS,
        "ways": [tables.way_row(one, len(areas)) for one in said],
        "unsaid": [one.contract for one in services if not one.is_said],
        "year": year,
        "others": [one for one in years if one != year],
        "need_columns": tables.need_columns(needs),
        "needs": tables.need_rows(needs),
        "need_total": tables.need_total(needs),
        "priorities": needs.priorities,
        "gaps": needs.gaps,
    }
    return render(request, "staff/reports/coverage.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """`services`: every area and service of today. `awards`: every year's awards by area and need."""
    what, _, file = kind.partition("-")
    if what == "services":
        return download(
            file, "coverage", tables.SERVICE_HEADS, tables.service_cells(found.now(clock.today()))
        )
    if what == "awards":
        rows = [row for year in found.award_years() for row in cells_of(year)]
        return download(file, "awards-by-area-and-need", tables.NEED_HEADS, rows)
    raise Http404


def cells_of(year: str) -> list[list[tables.Cell]]:
    return tables.need_cells(found.needs_met(year, clock.today()))
