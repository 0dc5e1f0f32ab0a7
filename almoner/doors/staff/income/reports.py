"""Figures for a giver's return (R3.8-4)."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.doors.staff.income.home import download
from almoner.doors.staff.income.stream import budgets_of, seen
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.anticipated import income_now
from almoner.plan.funds.balances import Balance
from almoner.plan.funds.queries import FundLine

MONEY = tuple({"text": words, "numeric": True} for words in ("Budget", "Committed", "Not committed"))
FIGURES = ("Purpose", "Fund", "Heading", "Budget", "Committed", "Not committed")


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
