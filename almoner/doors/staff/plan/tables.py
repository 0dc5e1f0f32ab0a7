"""Balances and ledger rows as cells of tables."""

from urllib.parse import urlencode

from django.urls import reverse

from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.ui.words import short_day
from almoner.plan.funds.models import BUDGET, RELEASE, LedgerRow
from almoner.plan.funds.queries import Balance, FundLine, FundYear

Cells = list[object]
MONEY = [
    {"text": "Budget", "numeric": True},
    {"text": "Committed", "numeric": True},
    {"text": "Free", "numeric": True},
]
FUNDS = ["Fund", *MONEY]
LINES = ["Heading", "Money", *MONEY]
LEDGER = ["When", "What", "Heading", "Reference", {"text": "Amount", "numeric": True}]
ADDS = (BUDGET, RELEASE)


def of_balance(one: Balance) -> Cells:
    return [in_words(one.budget_pence), in_words(one.committed_pence), in_words(one.free_pence)]


def fund_row(year: FundYear) -> Cells:
    """Every figure leads to the rows it is the sum of."""
    asked = urlencode({"year": year.financial_year})
    href = f"{reverse('staff:fund', args=[year.fund.code])}?{asked}"
    sums = [{"text": words, "href": f"{href}#ledger"} for words in of_balance(year.balance)]
    return [{"text": year.fund.name, "href": href}, *sums]


def total_row(total: Balance) -> Cells:
    return ["All funds", *of_balance(total)]


def line_row(line: FundLine) -> Cells:
    return [line.budget.line, line.budget.stream.name, *of_balance(line.balance)]


def ledger_row(row: LedgerRow) -> Cells:
    """What leaves the free money has a minus."""
    signed = row.amount_pence if row.kind in ADDS else -row.amount_pence
    heading = {"text": row.budget.line, "note": row.budget.stream.name}
    return [short_day(london_date(row.at)), row.get_kind_display(), heading, row.reference, in_words(signed)]
