"""Restorative justice: what waits, the list of cases, one case with its names, and the figures (R3.10-6)."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from almoner.analyse.areas.queries import choices_on
from almoner.do.restorative import access, queries
from almoner.do.restorative.models import RestorativeCase
from almoner.do.restorative.states import ASSESSED, OPEN, REFERRAL, SECOND
from almoner.doors.staff.income.home import download
from almoner.doors.staff.restorative import tables
from almoner.doors.staff.restorative.forms import FindForm
from almoner.doors.staff.restorative.showing import shown_case
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key
from almoner.publish.register.restorative import costs

A_PAGE = 60


def seen(request: SignedIn, public_id: str) -> RestorativeCase:
    return get_object_or_404(access.visible_to(request.user).select_related("area"), public_id=public_id)


def cases(request: SignedIn) -> HttpResponse:
    """The newest first, by stage, risk, area, source and outcome. References only, never a name."""
    today = clock.today()
    form = FindForm(request.GET, choices_on(today))
    asked, after = form.asked(), after_key(request)
    mine = access.visible_to(request.user)
    rows = list(queries.listed(mine, asked, after)[: A_PAGE + 1])
    states = queries.counts_by_state(mine)
    words = {
        "form": form,
        "is_asked": bool(asked),
        "columns": tables.COLUMNS,
        "rows": [tables.case_row(one, today) for one in rows[:A_PAGE]],
        "open": sum(states.get(one, 0) for one in OPEN),
        "referrals": states.get(REFERRAL, 0),
        "to_allocate": states.get(ASSESSED, 0),
        "to_facilitate": states.get(SECOND, 0),
        "run_out": sum(queries.many_run_out(request.received_at)),
        "query": urlencode(asked),
        "first_href": f"?{urlencode(asked)}" if after else "",
        "next_href": f"?{urlencode(asked | {'after': rows[A_PAGE - 1].pk})}" if len(rows) > A_PAGE else "",
    }
    return render(request, "staff/restorative/cases.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every case that the filters leave, under its reference."""
    form = FindForm(request.GET, choices_on(clock.today()))
    found = queries.listed(access.visible_to(request.user), form.asked())
    rows = [tables.case_cells(one) for one in found]
    return download(kind, "restorative-cases", tables.HEADS, rows)


@never_cache
def case(request: SignedIn, public_id: str) -> HttpResponse:
    """The one page on which names stand."""
    row = seen(request, public_id)
    return render(request, "staff/restorative/case.html", shown_case(row, request.received_at))


def report(request: SignedIn) -> HttpResponse:
    found, known = queries.figures(), costs()
    words = {
        "columns": tables.FIGURES,
        "rows": [tables.year_row(one, known.get(one.year)) for one in found],
        "charts": tables.charts(found[0]) if found else [],
    }
    return render(request, "staff/restorative/report.html", words)


def report_export(request: SignedIn, kind: str) -> HttpResponseBase:
    known = costs()
    rows = [tables.year_cells(one, known.get(one.year)) for one in queries.figures()]
    return download(kind, "restorative-figures", tables.FIGURE_HEADS, rows)
