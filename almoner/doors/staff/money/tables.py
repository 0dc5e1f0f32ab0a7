"""Balances and ledger rows as cells of tables."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.words import short_day
from almoner.plan.funds.balances import Balance
from almoner.plan.funds.models import (
    ACCRUE,
    BUDGET,
    CARRY_IN,
    PAY,
    RECOVER,
    RELEASE,
    UNACCRUE,
    UNPAY,
    VIRE_IN,
    LedgerRow,
)  # fmt: skip
from almoner.plan.funds.overview import Total
from almoner.plan.funds.queries import FundLine

Cells = list[object]
MONEY = [{"text": words, "numeric": True} for words in ("Budget", "Committed", "Paid", "Accrued", "Free")]
FORECAST = {"text": "Forecast", "numeric": True}
LINES = ["Heading", "Money", *MONEY]
LEDGER = ["When", "What", "Heading", "Reference", {"text": "Amount", "numeric": True}]
BUDGETS = ["Fund", "Heading", *MONEY]
GIVEN = [
    "Who",
    "Through",
    "Decision",
    *({"text": words, "numeric": True} for words in ("Decided", "Paid", "Not yet paid")),
]
ADDS = (BUDGET, VIRE_IN, CARRY_IN, RELEASE)
QUIET = (PAY, UNPAY, RECOVER, ACCRUE, UNACCRUE)
BUDGET_HEADS = (
    "Year", "Fund", "Heading", "Stream", "Restricted",
    "Budget", "Committed", "Paid", "Owed", "Accrued", "Free",
)  # fmt: skip


def of_balance(one: Balance) -> Cells:
    return [
        in_words(one.budget_pence),
        in_words(one.committed_pence),
        in_words(one.paid_pence),
        in_words(one.accrued_pence),
        in_words(one.free_pence),
    ]


def money_table(
    name: str, rows: list[Total], route: str, forecast: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Columns, rows and the sum of all rows; each name leads to `route`, and so do its figures."""
    columns = [name, *MONEY, *([FORECAST] if forecast is not None else [])]
    total: Cells = ["All", *of_balance(sum((one.balance for one in rows), Balance()))]
    if forecast is not None:
        total.append(in_words(sum(forecast.values())))
    return {"columns": columns, "rows": [money_row(one, route, forecast) for one in rows], "total": total}


def money_row(one: Total, route: str, forecast: Mapping[str, int] | None) -> Cells:
    if not route:
        return [{"text": one.name, "href": f"?{urlencode({'year': one.year})}"}, *of_balance(one.balance)]
    href = f"{reverse(route, args=[one.code])}?{urlencode({'year': one.year})}"
    anchor = f"{href}#ledger" if route == "staff:fund" else href
    cells: Cells = [{"text": words, "href": anchor} for words in of_balance(one.balance)]
    if forecast is not None:
        cells.append(in_words(forecast.get(one.code, 0)))
    return [{"text": one.name, "href": href}, *cells]


def budget_cells(line: FundLine) -> list[Cell]:
    """One budget for a spreadsheet: pounds are numbers."""
    row, now = line.budget, line.balance
    named: list[Cell] = [
        row.financial_year,
        row.fund.name,
        row.line,
        row.stream.name,
        row.stream.is_restricted,
    ]
    sums = (now.budget_pence, now.committed_pence, now.paid_pence, now.owed_pence, now.accrued_pence)
    return [*named, *(pounds(pence) for pence in (*sums, now.free_pence))]


def budget_row(line: FundLine) -> Cells:
    row = line.budget
    href = f"{reverse('staff:fund', args=[row.fund.code])}?{urlencode({'year': row.financial_year})}#ledger"
    return [{"text": row.fund.name, "href": href}, row.line, *of_balance(line.balance)]


def line_row(line: FundLine) -> Cells:
    return [line.budget.line, line.budget.stream.name, *of_balance(line.balance)]


def ledger_row(row: LedgerRow) -> Cells:
    """What leaves the free money has a minus; what does not touch it (a payment) has no sign."""
    signed = row.amount_pence if row.kind in (*ADDS, *QUIET) else -row.amount_pence
    heading = {"text": row.budget.line, "note": row.budget.stream.name}
    return [short_day(london_date(row.at)), row.get_kind_display(), heading, row.reference, in_words(signed)]
