"""Where and how the services of the demonstration's contracts are reached, and who pays beside the office."""

from datetime import date
from typing import Any

from almoner.demo.world import World, on, pence, table
from almoner.do.agreements.models import Contract
from almoner.do.reach import actions
from almoner.do.reach.actions import CoFunding, Said

SAID_ON = date(2026, 11, 3)


def say_all(world: World) -> None:
    """By the title of each contract; one line of `areas = []` is the whole county."""
    everywhere = tuple(table("county")["areas"])
    officer, contracts = world.people["officer"], {one.title: one for one in Contract.objects.all()}
    for place, (title, row) in enumerate(table("contracts")["reach"].items()):
        at = on(SAID_ON, f"09:{place:02d}")
        actions.say(contracts[title], by=officer, at=at, said=said(row, everywhere))
        for one in row.get("paid_beside", ()):
            paid = CoFunding(
                one["name"], one["year"], pence(one["pounds"]), one["source"], one.get("leads", False)
            )
            actions.keep_co_funder(contracts[title], by=officer, at=at, details=paid)


def said(row: dict[str, Any], everywhere: tuple[str, ...]) -> Said:
    return Said(
        areas=tuple(row.get("areas", ())) or everywhere,
        ways=tuple(row["ways"]),
        hours=row.get("hours", ""),
        languages=row.get("languages", ""),
        reason=row.get("reason", ""),
    )
