"""What commissioning did for each priority of a plan, to be read when the plan is reviewed (R5.2e-1)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from almoner.doors.staff.income.home import download
from almoner.ground.core import clock
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.charts import Mark, bars
from almoner.ground.ui.words import number
from almoner.plan.priorities.access import plans_visible_to
from almoner.plan.priorities.models import PolicePlan
from almoner.plan.priorities.queries import plan_on
from almoner.publish.register import by_priority as found
from almoner.publish.register.by_priority import Served


def numeric(*words: str) -> list[object]:
    return [{"text": one, "numeric": True} for one in words]


COLUMNS = ["Priority", *numeric("Bids that name it", "Grants", "Granted", "Contracts", "Contracted",
                                "In house"), "Planned actions"]  # fmt: skip
HEADS = (
    "Plan", "Priority", "Title", "Financial year", "Bids that name it", "Grants", "Granted",
    "Contracts", "Contracted",
)  # fmt: skip


def plan_asked(request: SignedIn) -> PolicePlan | None:
    """The plan in force, or another that the address names by its key."""
    key = request.GET.get("plan", "")
    if not key:
        return plan_on(clock.today())
    known = {str(one.pk): one for one in plans_visible_to(request.user)}
    if key not in known:
        raise Http404
    return known[key]


def by_priority(request: SignedIn) -> HttpResponse:
    plan = plan_asked(request)
    years, year = found.years_of(plan), request.GET.get("year", "")
    if year and year not in years:
        raise Http404
    rows = found.served(plan, year)
    words = {
        "plan": plan,
        "plans": [one for one in plans_visible_to(request.user) if one != plan],
        "year": year,
        "years": years,
        "chart": chart(rows, year),
        "columns": COLUMNS,
        "rows": [row_of(one) for one in rows],
        "total": total(rows),
    }
    return render(request, "staff/intentions/by_priority.html", words)


def row_of(one: Served) -> list[object]:
    sums, row = one.sums, one.priority
    register = f"{reverse('public:register')}?priority={row.code}"
    done = f"{one.actions_done} of {one.actions} done" if one.actions else "None"
    return [
        {"text": f"{row.code} {row.title}", "href": register},
        number(sums.bids), number(sums.grants), in_words(sums.grants_pence), number(sums.contracts),
        in_words(sums.contracts_pence), number(one.services), done,
    ]  # fmt: skip


def total(rows: list[Served]) -> list[object]:
    """A bid may name several priorities, so bids are not added up."""
    grants, contracts = sum(one.sums.grants for one in rows), sum(one.sums.contracts for one in rows)
    granted = sum(one.sums.grants_pence for one in rows)
    contracted = sum(one.sums.contracts_pence for one in rows)
    services = number(sum(one.services for one in rows))
    return [
        "All",
        "",
        number(grants),
        in_words(granted),
        number(contracts),
        in_words(contracted),
        services,
        "",
    ]


def chart(rows: list[Served], year: str) -> Any:
    """The most money first."""
    with_money = sorted((one for one in rows if one.sums.pence), key=lambda one: -one.sums.pence)
    if not with_money:
        return ""
    most = with_money[0].priority
    title = f"“{most.title}” had the most money{f' in {year}' if year else ''}"
    return bars(
        title, [Mark(str(one.priority), one.sums.pence, in_words(one.sums.pence)) for one in with_money]
    )


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Each priority in each financial year, as CSV or as an Excel workbook."""
    plan = plan_asked(request)
    rows = [row for one in found.served(plan) for row in cells(one)]
    return download(kind, "by-priority", HEADS, rows)


def cells(one: Served) -> list[list[Cell]]:
    return [
        [
            one.priority.plan.title, one.priority.code, one.priority.title, year, sums.bids, sums.grants,
            pounds(sums.grants_pence), sums.contracts, pounds(sums.contracts_pence),
        ]
        for year, sums in sorted(one.years.items())
    ]  # fmt: skip
