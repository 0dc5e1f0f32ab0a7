"""Ten years of money: 5,000 agreements a year, each committed and paid in two parts."""

from collections.abc import Iterator

from almoner.plan.funds.models import BUDGET, COMMIT, PAY, FundBudget, LedgerRow
from tests.builders import NOW, a_budget, a_fund, a_stream

YEARS = range(2017, 2027)
AGREEMENTS = 5_000
HEADINGS = ("rounds", "core", "csp", "adhoc", "services", "pool")
STREAMS = ("LOCAL", "MOJ")
PENCE = 1_000_000
AT_ONCE = 5_000


def fill(years: range = YEARS, agreements: int = AGREEMENTS) -> int:
    """So many ledger rows, past the record: what is measured here is reading, not writing."""
    rows = [row for year in years for row in of_year(year, agreements)]
    for start in range(0, len(rows), AT_ONCE):
        LedgerRow._base_manager.bulk_create(rows[start : start + AT_ONCE])
    return len(rows)


def of_year(year: int, agreements: int) -> Iterator[LedgerRow]:
    name = f"{year}/{(year + 1) % 100:02d}"
    budgets = [
        a_budget(0, fund=a_fund(f"F{place}"), stream=a_stream(code), year=name, line=heading)
        for place, heading in enumerate(HEADINGS)
        for code in STREAMS
    ]
    for budget in budgets:
        yield a_row(budget, BUDGET, PENCE * agreements, f"{name}-bench")
    for number in range(agreements):
        budget, reference = budgets[number % len(budgets)], f"{number}-{year % 100}/01"
        yield a_row(budget, COMMIT, PENCE, reference, reference)
        for part in (1, 2):
            yield a_row(budget, PAY, PENCE // 2, f"P{part}-{reference}", reference)


def a_row(budget: FundBudget, kind: str, pence: int, reference: str, against: str = "") -> LedgerRow:
    return LedgerRow(
        budget=budget, kind=kind, amount_pence=pence, reference=reference, against=against, at=NOW
    )
