"""Strategies of the invented county's boards, two of them past their end, and one partnership's old plan."""

from datetime import date

from almoner.analyse.partnerships import actions
from almoner.analyse.partnerships.actions import PartnershipDetails, StrategyDetails
from almoner.analyse.partnerships.models import CSP, Strategy
from almoner.demo.world import World, on, table
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.models import Decision

OLD_PLAN, ENDED = "MAL", date(2026, 3, 31)


def keep_all(world: World) -> None:
    """Whatever ended later than the demonstration begins is kept from its first day on."""
    for place, row in enumerate(table("county")["strategies"]):
        details = StrategyDetails(**row)
        actions.keep_strategy(
            None, by=world.people["officer"], at=on(date(2024, 4, 2), f"11:{place:02d}"), details=details
        )


def one_plan_ends(world: World) -> None:
    """A partnership whose plan ended in March and has no new one yet."""
    row = world.partners[CSP, OLD_PLAN]
    names = PartnershipDetails.__dataclass_fields__
    said = {name: getattr(row, name) for name in names} | {
        "plan_title": "Community safety plan 2023 to 2026 (demo)",
        "plan_ends_on": ENDED,
    }
    actions.keep(
        row, by=world.people["officer"], at=on(date(2026, 4, 13), "10:00"),
        details=PartnershipDetails(**said), areas=(OLD_PLAN,),
    )  # fmt: skip


def regard(world: World, sheet: Decision) -> Decision:
    """The strategies in force on the day of the sheet, of those that every sheet of the office regards."""
    if sheet.dated is None:
        return sheet
    day = sheet.dated
    known = [one for one in Strategy.objects.all() if one.starts_on <= day <= (one.ends_on or day)]
    named: Decision = decisions.regard(
        sheet, by=world.people["officer"], at=on(day, "08:30"), strategies=known
    )
    return named
