"""Bids for outside money as cells of tables."""

from typing import Any

from django.urls import reverse

from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Mark, bars
from almoner.ground.ui.words import counted, short_day, until
from almoner.plan.bids import states
from almoner.plan.bids.models import BidPart, ExternalBid
from almoner.plan.bids.queries import Stage, sum_of

Cells = list[object]
COLOURS = {
    states.WRITING: "grey",
    states.READY: "blue",
    states.SUBMITTED: "teal",
    states.WON: "orange",
    states.ACCEPTED: "green",
    states.LOST: "red",
    states.WITHDRAWN: "grey",
}
PIPELINE = ["Opportunity", "From", "Deadline", "State", {"text": "Money", "numeric": True}]
PARTS = ["Stream", "Year", {"text": "Asked", "numeric": True}, {"text": "Won", "numeric": True}]
HEADS = (
    "Reference", "Opportunity", "From", "Partners", "Deadline", "State", "Asked", "Won", "Submitted",
    "Answered", "Decision",
)  # fmt: skip


def row_of(bid: ExternalBid) -> Cells:
    is_waiting = bid.status in (states.WRITING, states.READY)
    due = short_day(bid.deadline_on)
    href = reverse("staff:bid_in", args=[bid.public_id])
    return [
        {"text": bid.title, "href": href, "note": bid.reference},
        bid.get_source_display(),
        f"{due}, {until(bid.deadline_on)}" if is_waiting else due,
        {"text": bid.get_status_display(), "colour": COLOURS[bid.status], "note": bid.decision},
        in_words(sum_of(bid) or 0),
    ]


def part_row(part: BidPart, href: str) -> Cells:
    won = "" if part.awarded_pence is None else in_words(part.awarded_pence)
    stream = {"text": part.stream.name, "href": href, "note": part.stream.grantor}
    return [stream, part.financial_year, in_words(part.asked_pence), won]


def chart(found: list[Stage]) -> Any:
    if not found:
        return ""
    total = in_words(sum(one.pence for one in found))
    many = counted(sum(one.many for one in found), "bid")
    marks = [
        Mark(one.words, one.pence, f"{in_words(one.pence)} in {counted(one.many, 'bid')}") for one in found
    ]
    return bars(f"{total} in {many} at work", marks)


def cells(bid: ExternalBid) -> list[Cell]:
    """One bid for a spreadsheet: pounds are numbers."""
    sums = vars(bid)
    days = (bid.submitted_on, bid.answered_on)
    return [
        bid.reference, bid.title, bid.get_source_display(), bid.partners, bid.deadline_on.isoformat(),
        bid.get_status_display(), pounds(sums.get("asked") or 0),
        None if sums.get("awarded") is None else pounds(sums["awarded"]),
        *(one.isoformat() if one else "" for one in days), bid.decision,
    ]  # fmt: skip
