"""Income as cells of tables."""

from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Part
from almoner.ground.ui.words import short_day, until
from almoner.plan.funds.anticipated import Income
from almoner.plan.funds.income import IN, Receipt

Cells = list[object]
SUMS = tuple(
    {"text": words, "numeric": True} for words in ("Expected", "Received", "Budgeted", "Not budgeted")
)
STREAMS = ["Where from", *SUMS, "Figures due next"]
YEARS = ["Year", *SUMS, "Figures due next"]
RECEIPTS = ["Reference", "Day", "What", {"text": "Amount", "numeric": True}]
HEADS = (
    "Year", "Stream", "Kind", "From whom", "Agreement", "Restricted", "Carries forward",
    "Expected", "Won, not accepted", "Received", "Budgeted", "Figures due next", "Published",
)  # fmt: skip


def sums_of(one: Income) -> Cells:
    sums = (one.expected_pence, one.received_pence, one.budgeted_pence, one.left_to_budget_pence)
    return [in_words(pence) for pence in sums]


def total_of(rows: list[Income]) -> Cells:
    every = ("expected_pence", "received_pence", "budgeted_pence", "left_to_budget_pence")
    return ["All", *(in_words(sum(getattr(one, name) for one in rows)) for name in every), ""]


def row_of(one: Income, name: str, href: str) -> Cells:
    waiting = f"{in_words(one.waiting_pence)} won, waits to be accepted" if one.waiting_pence else ""
    return [{"text": name, "href": href, "note": waiting}, *sums_of(one), next_return(one)]


def next_return(one: Income) -> str:
    due = one.next_return.due_on if one.next_return else None
    return f"{short_day(due)}, {until(due)}" if due else ""


def part_of(one: Income) -> Part:
    words = f"{in_words(one.received_pence)} of {in_words(one.expected_pence)}"
    return Part(one.row.stream.name, one.received_pence, one.expected_pence, words)


def cells(one: Income) -> list[Cell]:
    """One stream's year for a spreadsheet: pounds are numbers."""
    row, stream = one.row, one.row.stream
    sums = (one.expected_pence, one.waiting_pence, one.received_pence, one.budgeted_pence)
    due = one.next_return.due_on.isoformat() if one.next_return else ""
    return [
        row.financial_year, stream.name, stream.get_kind_display(), stream.grantor, row.agreement_reference,
        row.is_restricted, row.may_carry_forward, *(pounds(pence) for pence in sums), due,
        row.published_at is not None,
    ]  # fmt: skip


def receipt_row(row: Receipt) -> Cells:
    signed = row.amount_pence if row.kind == IN else -row.amount_pence
    return [row.reference, short_day(row.received_on), row.get_kind_display(), in_words(signed)]
