"""Pools: every year with its sums, the joint budget of one, a piece of work, downloads (3.7)."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from almoner.do.decisions.access import may_write
from almoner.do.decisions.pool_sheet import sheets_of, to_be_decided
from almoner.do.diligence.models import Case
from almoner.doors.staff.income.home import download
from almoner.doors.staff.pools import tables
from almoner.ground.accounts.roles import CHIEF_FINANCE, FINANCE, has_role
from almoner.ground.core.calendar import financial_year_end, london_date
from almoner.ground.office.arrival import SignedIn
from almoner.plan.pools import access, facts, queries
from almoner.plan.pools.models import PoolYear, Workstream
from almoner.plan.pools.states import CLOSED, PUBLISHED
from almoner.policy.findings import run
from almoner.policy.pools import BEFORE_CONTRIBUTING, review_due
from almoner.policy.terms import terms_on


def seen(request: SignedIn, public_id: str) -> PoolYear:
    years = access.visible_to(request.user).select_related("pool", "review", "report", "agreed_by")
    return get_object_or_404(years, public_id=public_id)


def work_seen(request: SignedIn, public_id: str) -> Workstream:
    rows = Workstream.objects.filter(year__in=access.visible_to(request.user))
    return get_object_or_404(rows.select_related("year__pool", "partner"), public_id=public_id)


def pools(request: SignedIn) -> HttpResponse:
    """Every year of every pool, newest first."""
    found = queries.joint_budgets(access.visible_to(request.user))
    words = {
        "pools": access.visible_pools(request.user),
        "columns": tables.YEARS,
        "rows": [tables.year_row(one) for one in found],
        "may_plan": bool(access.may_plan(request.user, None)),
    }
    return render(request, "staff/pools/pools.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every share of every year, as CSV or as an Excel workbook."""
    found = queries.joint_budgets(access.visible_to(request.user))
    return download(kind, "pools", tables.HEADS, [row for one in found for row in tables.cells(one)])


def year(request: SignedIn, public_id: str) -> HttpResponse:
    """The joint budget: who gives on which conditions, what for, what is left; its review and its report."""
    row = seen(request, public_id)
    found = queries.joint_budget(row)
    may_plan = bool(access.may_plan(request.user, row))
    words: dict[str, Any] = {
        "year": row,
        "found": found,
        "chart": tables.chart(found),
        "funder_columns": tables.FUNDERS,
        "funders": tables.funder_rows(found, may_plan),
        "may_plan": may_plan,
        **tables.contributors(found),
        **tables.grid(found),
        **of_contribution(request, row, found),
        **of_review_and_report(request, row),
    }
    return render(request, "staff/pools/year.html", words)


def of_contribution(request: SignedIn, row: PoolYear, found: queries.JointBudget) -> dict[str, Any]:
    doubts = run(BEFORE_CONTRIBUTING, facts.contribution_of(row)) if not row.agreed_at and found.own else ()
    return {
        "doubts": [one for one in doubts if one.needs_reason],
        "may_agree": bool(access.may_agree(request.user, row)) and not row.agreed_at and bool(found.own),
    }


def of_review_and_report(request: SignedIn, row: PoolYear) -> dict[str, Any]:
    review, report = getattr(row, "review", None), getattr(row, "report", None)
    terms = terms_on(london_date(request.received_at))
    is_open, is_public = (
        review is None or review.status != CLOSED,
        bool(report and report.status == PUBLISHED),
    )
    return {
        "review": review,
        "report": report,
        "review_due": review_due(financial_year_end(row.financial_year), terms),
        "is_reviewed": not is_open,
        "is_public": is_public,
        "may_review": bool(row.agreed_at) and is_open and bool(access.may_plan(request.user, row)),
        "may_close": bool(review) and is_open and bool(access.may_agree(request.user, row)),
        "may_report": not is_public and bool(access.may_plan(request.user, row)),
        "may_publish": bool(report) and bool(access.may_publish(request.user, row)),
    }


def work(request: SignedIn, public_id: str) -> HttpResponse:
    """One piece of work: who pays for it, its checks, its sheets, and what can be done next."""
    row = work_seen(request, public_id)
    shares = list(row.shares.select_related("budget__stream", "budget__fund"))
    waiting = {one.pk for one in to_be_decided(row)}
    may_plan = bool(access.may_plan(request.user, row))
    words = {
        "work": row,
        "shares": [(one, may_plan and one.pk in waiting) for one in shares],
        "total": sum(one.amount_pence for one in shares),
        "sheets": sheets_of(row),
        "case": Case.objects.filter(subject=row.reference).first(),
        "may_plan": may_plan,
        "may_change": may_plan and len(waiting) == len(shares),
        "may_drop": may_plan and not shares,
        "may_check": bool(row.partner) and has_role(request.user, FINANCE, CHIEF_FINANCE),
        "may_decide": bool(may_write(request.user, None)) and bool(waiting) and bool(row.partner),
    }
    return render(request, "staff/pools/work.html", words)
