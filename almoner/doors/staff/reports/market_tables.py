"""The market of providers as cells and as a chart."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from almoner.do.procurement.models import Procurement
from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell
from almoner.ground.ui.charts import Part, part_bars
from almoner.ground.ui.words import counted, short_day
from almoner.publish.register.market import Holders, RoundMarket, percent, totals


def numeric(*words: str) -> list[object]:
    return [{"text": one, "numeric": True} for one in words]


ROUNDS = [
    "Round",
    *numeric("Bids", "Bidders", "New", "Small", "Voluntary sector", "Awarded", "New and awarded"),
]
TENDERS = ["Tender", *numeric("Tenders", "Small firms or charities")]
HOLDERS = ["Fund", *numeric("Providers", "Together", "The three largest"), "Who they are"]
HEADS = (
    "Round", "Title", "Closed", "Bids", "Bidders", "New", "Small", "Income not known", "Voluntary sector",
    "Awarded", "New and awarded",
)  # fmt: skip


def part(many: int, whole: int) -> dict[str, str]:
    return {"text": f"{many:,}", "note": f"{percent(many, whole)}%" if whole else ""}


def round_row(one: RoundMarket) -> list[object]:
    title = {"text": one.round.code, "href": reverse("staff:round", args=[one.round.public_id]),
             "note": one.round.title}  # fmt: skip
    small = part(one.small, one.bidders)
    if one.income_unknown:
        small["note"] += f", {one.income_unknown:,} not known"
    return [
        title,
        {"text": f"{one.bids:,}", "href": f"{reverse('staff:bids')}?round={one.round.code}"},
        f"{one.bidders:,}",
        part(one.new, one.bidders),
        small,
        part(one.voluntary, one.bidders),
        part(one.awarded, one.bidders),
        part(one.new_awarded, one.awarded),
    ]


def chart(rows: Sequence[RoundMarket]) -> Any:
    """New bidders of each round, of all its bidders."""
    if not rows:
        return ""
    newest, found = rows[0], totals(rows)
    title = f"{percent(newest.new, newest.bidders)}% of bidders in {newest.round.code} were new"
    if len(rows) > 1:
        title += f", {percent(found['new'], found['bidders'])}% over all rounds"
    return part_bars(title, [bar_of(one) for one in rows])


def bar_of(one: RoundMarket) -> Part:
    return Part(one.round.code, one.new, one.bidders, f"{one.new:,} of {counted(one.bidders, 'bidder')} new")


def tender_row(one: Procurement) -> list[object]:
    name = {"text": one.title, "href": reverse("staff:procurement", args=[one.public_id]),
            "note": f"{one.reference}, {short_day(one.planned_at)}"}  # fmt: skip
    return [name, f"{one.bids or 0:,}", part(one.small_bids or 0, one.bids or 0)]


def holder_row(one: Holders) -> list[object]:
    share = {"text": f"{percent(one.top_pence, one.total_pence)}%", "note": in_words(one.top_pence)}
    names = ", ".join(f"{name} ({percent(pence, one.total_pence)}%)" for name, pence in one.largest)
    return [one.name, f"{len(one.pence):,}", in_words(one.total_pence), share, names]


def cells(one: RoundMarket) -> list[Cell]:
    row = one.round
    closed = london_date(row.closes_at) if row.closes_at else None
    return [
        row.code, row.title, closed, one.bids, one.bidders, one.new, one.small, one.income_unknown,
        one.voluntary, one.awarded, one.new_awarded,
    ]  # fmt: skip
