"""Streams of money, funds, and what each fund has in each of three years."""

from datetime import date

from almoner.demo.world import World, on, pence, table
from almoner.plan.funds import actions
from almoner.plan.funds.details import BudgetLine, FundDetails, StreamDetails

DECIDED = {"2024/25": date(2024, 3, 1), "2025/26": date(2025, 2, 20), "2026/27": date(2026, 2, 19)}
ACCEPTED = {("HO-VRU", "2024/25"): date(2024, 3, 18), ("HO-SVD", "2024/25"): date(2024, 3, 18)}


def build(world: World) -> None:
    money = table("money")
    finance, at = world.people["finance"], on(DECIDED["2024/25"], "11:00")
    streams = {
        code: actions.keep_stream(
            None,
            by=finance,
            at=at,
            details=StreamDetails(
                code=code,
                name=one["name"],
                kind=one["kind"],
                grantor=one.get("grantor", ""),
                is_restricted=one.get("restricted", False),
                may_carry_forward=one.get("carries", False),
                conditions=one.get("conditions", ""),
            ),
        )
        for code, one in money["streams"].items()
    }
    for code, one in money["funds"].items():
        details = FundDetails(code, one["name"], one["basis"], one["purpose"], one["aims"])
        world.funds[code] = actions.keep_fund(None, by=finance, at=at, details=details)
    world.streams = streams


def set_budgets(world: World, year: str) -> None:
    """What each fund has of each stream in the year; won money once its receipt is published."""
    budgets = table("money")["budgets"]
    place = budgets["years"].index(year)
    for one in budgets["lines"]:
        world.budgets[one["fund"], year, f"{one['line']} {one['stream']}"] = actions.set_budget(
            world.funds[one["fund"]],
            by=world.people["chief_finance"],
            at=on(ACCEPTED.get((one["stream"], year), DECIDED[year]), "11:30"),
            line=BudgetLine(world.streams[one["stream"]], year, one["line"]),
            amount_pence=pence(one["pounds"][place]),
        )
