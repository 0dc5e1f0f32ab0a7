"""Bids for outside money: one accepted by decision 031-24D before its year, and those at work."""

from datetime import date
from typing import Any

from almoner.demo.sheets import HEAD, sign_and_publish, written_at
from almoner.demo.world import World, on, pence, table
from almoner.do.decisions import actions as decisions
from almoner.ground.accounts.models import Person
from almoner.plan.bids import actions
from almoner.plan.bids.actions import BidDetails, PartDetails
from almoner.plan.bids.models import ExternalBid

OWN = {
    "csp_regard": "",
    "mpm_note": "Within powers. The Chief Finance Officer read the conditions; it commits nothing.",
}


def accepted(world: World) -> None:
    """The receipt of the Home Office's money, before any of it is budgeted (R1.8-1)."""
    bid = answered(world, "accepted")
    row: dict[str, Any] = table("bids_in")["receipt"]
    officer, dated = world.people["officer"], row["dated"]
    sheet = decisions.compose_receipt(
        bid, by=officer, at=on(date(2024, 3, 7), "10:00"), dated=dated, reference=row["reference"]
    )
    sheet = decisions.revise(sheet, by=officer, at=written_at(sheet), values=HEAD | OWN)
    sign_and_publish(world, sheet, dated)


def pipeline(world: World) -> None:
    """One lost, one won and waiting, one sent, one being written with its deadline near."""
    for name in ("lost", "won", "submitted"):
        answered(world, name)
    written(world, table("bids_in")["writing"])


def written(world: World, row: dict[str, Any]) -> ExternalBid:
    officer, at = world.people["officer"], on(row["recorded"], "10:00")
    details = BidDetails(row["title"], row["source"], row["purpose"], row["deadline"], row["partners"])
    bid: ExternalBid = actions.record(None, by=officer, at=at, details=details)
    for code, pounds in row["parts"].items():
        part = PartDetails(world.streams[code], row["year"], pence(pounds))
        actions.ask_for(bid, by=officer, at=at, part=part)
    return bid


def answered(world: World, name: str) -> ExternalBid:
    """As far as its row goes: signed off and sent, then won or lost if it was answered."""
    row = table("bids_in")[name]
    officer, bid = world.people["officer"], written(world, row)
    actions.sign_off(bid, by=world.people["chief_finance"], at=on(row["signed_off"], "12:00"))
    day = row["submitted"]
    actions.submit(bid, by=officer, at=on(day, "15:00"), submitted_on=day)
    if "answered" in row:
        hear(bid, officer, row, was_lost=name == "lost")
    return ExternalBid.objects.get(pk=bid.pk)


def hear(bid: ExternalBid, officer: Person, row: dict[str, Any], *, was_lost: bool) -> None:
    at, said = on(row["answered"], "11:00"), {"answered_on": row["answered"], "outcome": row["outcome"]}
    if was_lost:
        actions.lose(bid, by=officer, at=at, **said)
        return
    sums = {code: pence(pounds) for code, pounds in row.get("won", row["parts"]).items()}
    awards = {part.pk: sums[part.stream.code] for part in bid.parts.select_related("stream")}
    actions.win(bid, by=officer, at=at, awards=awards, **said)
