"""Figures for a giver's return (R3.8-4), and what partners give to each service (R1.8-2)."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from almoner.doors.staff.income.home import download
from almoner.doors.staff.income.stream import budgets_of, seen
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.anticipated import PartnerShare, income_now, partner_shares
from almoner.plan.funds.balances import Balance
from almoner.plan.funds.queries import FundLine

MONEY = tuple({"text": words, "numeric": True} for words in ("Budget", "Committed", "Not committed"))
FIGURES = ("Purpose", "Fund", "Heading", "Budget", "Committed", "Not committed")
SHARES = ("Partner", "Year", "Money", "Service", "Heading", "Budget", "Committed")


def sums_of(now: Balance) -> list[int]:
    return [now.budget_pence, now.committed_pence, now.free_pence]


def named(line: FundLine) -> list[str]:
    fund = line.budget.fund
    return [fund.get_purpose_display(), fund.name, line.budget.line]


def by_purpose(lines: list[FundLine]) -> list[FundLine]:
    return sorted(lines, key=named)


def figures(request: SignedIn, public_id: str) -> HttpResponse:
    """What is budgeted and committed of a stream's year, by purpose."""
    row = seen(request, public_id)
    lines = by_purpose(budgets_of(row))
    total = sum((line.balance for line in lines), Balance())
    words = {
        "row": row,
        "now": income_now(row),
        "columns": [*FIGURES[:3], *MONEY],
        "rows": [[*named(line), *(in_words(pence) for pence in sums_of(line.balance))] for line in lines],
        "total": ["All", "", "", *(in_words(pence) for pence in sums_of(total))],
        "returns": row.return_dates.filter(sent_at=None),
    }
    return render(request, "staff/income/figures.html", words)


def figures_export(request: SignedIn, public_id: str, kind: str) -> HttpResponseBase:
    row = seen(request, public_id)
    rows: list[list[Cell]] = [
        [*named(line), *(pounds(pence) for pence in sums_of(line.balance))]
        for line in by_purpose(budgets_of(row))
    ]
    name = f"figures-{row.stream.code.lower()}-{row.financial_year.replace('/', '-')}"
    return download(kind, name, FIGURES, rows)


def partners(request: SignedIn) -> HttpResponse:
    """Every service that a partner's money goes to, newest year first."""
    numeric = [{"text": words, "numeric": True} for words in SHARES[5:]]
    words = {
        "columns": [*SHARES[:5], *numeric],
        "rows": [[*words_of(one), *(in_words(pence) for pence in given(one))] for one in partner_shares()],
    }
    return render(request, "staff/income/partners.html", words)


def words_of(one: PartnerShare) -> list[object]:
    href = reverse("staff:income_year", args=[one.public_id]) if one.public_id else ""
    budget = one.line.budget
    return [
        budget.stream.grantor,
        budget.financial_year,
        {"text": budget.stream.name, "href": href},
        budget.fund.name,
        budget.line,
    ]


def given(one: PartnerShare) -> tuple[int, int]:
    return one.line.balance.budget_pence, one.line.balance.committed_pence


def partners_export(request: SignedIn, kind: str) -> HttpResponseBase:
    rows: list[list[Cell]] = []
    for one in partner_shares():
        budget = one.line.budget
        service = [budget.stream.name, budget.fund.name, budget.line]
        sums = (pounds(pence) for pence in given(one))
        rows.append([budget.stream.grantor, budget.financial_year, *service, *sums])
    return download(kind, "partners", SHARES, rows)
