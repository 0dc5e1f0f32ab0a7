"""Three years of pooled money: planned, one phase decided, reviewed, one year reported (3.7)."""

from datetime import date
from typing import Any

from almoner.demo.sheets import HEAD, sign_and_publish
from almoner.demo.world import World, on, pence, table
from almoner.do.decisions import actions as decisions
from almoner.do.diligence.light import check_partner
from almoner.plan.pools import actions
from almoner.plan.pools.models import Pool, PoolYear, Workstream
from almoner.plan.pools.planning import FunderDetails, PoolDetails, WorkDetails
from almoner.plan.pools.reporting import ReportDetails
from almoner.plan.pools.reviewing import ReviewDetails

APRIL, MARCH = (4, 1), (3, 31)


def plan(world: World, year: str) -> None:
    """The year's joint budget, and what of it was put to decision."""
    said, officer = table("pools")["years"][year], world.people["officer"]
    row: PoolYear = actions.begin_year(
        pool_of(world), by=officer, at=on(said["begun"], "10:00"), financial_year=year
    )
    row = actions.agree_contribution(row, by=world.people["chief_finance"], at=on(said["agreed"], "10:00"))
    for one in said["work"]:
        work = planned(world, row, one, said["agreed"])
        if "decision" in one:
            decide(world, work, one)
    for one in said["funders"]:
        details = FunderDetails(one["name"], one["what_for"], pence(one["pounds"]), one["source"])
        actions.keep_funder(row, by=officer, at=on(said["agreed"], "15:00"), details=details)


def pool_of(world: World) -> Pool:
    said = table("pools")["pool"]
    known = Pool.objects.filter(code=said["code"]).first()
    if known:
        return known
    details = PoolDetails(
        said["code"],
        said["name"],
        world.funds[said["fund"]],
        said["aims"],
        world.funds[said["own_fund"]],
        said["own_line"],
    )
    made: Pool = actions.keep_pool(
        None, by=world.people["officer"], at=on(date(2024, 3, 20), "09:00"), details=details
    )
    return made


def planned(world: World, row: PoolYear, one: dict[str, Any], day: date) -> Workstream:
    officer = world.people["officer"]
    details = WorkDetails(
        one["title"],
        one["does"],
        one["outcome"],
        row.pool.fund.purpose,
        world.organisations.get(one.get("partner", "")),
    )
    work: Workstream = actions.keep_work(row, by=officer, at=on(day, "11:00"), details=details)
    for stream, pounds in one["pounds"].items():
        fund, line = (
            ("CSF", f"{row.pool.own_line} {stream}") if stream == "LOCAL" else ("VV", f"pool {stream}")
        )
        actions.allocate(
            work,
            by=officer,
            at=on(day, "14:00"),
            budget=world.budgets[fund, row.financial_year, line],
            amount_pence=pence(pounds),
            how_it_fits=table("pools")["fits"].get(stream, ""),
        )
    return work


def decide(world: World, work: Workstream, one: dict[str, Any]) -> None:
    """Checked lightly, put on a sheet, signed by three and published."""
    officer, dated = world.people["officer"], one["dated"]
    if work.partner:
        check_partner(
            work.partner,
            by=world.people["finance"],
            at=on(dated, "09:00"),
            subject=work.reference,
            amount_pence=sum(share.amount_pence for share in work.shares.all()),
            irregularities=False,
            note="Last year's accounts and returns were read; mentors are at work already.",
        )
    at = on(dated, "09:00")
    sheet = decisions.compose_pool(
        work, by=officer, at=at, priority=world.priorities[one["priority"]], dated=dated,
        reference=one["decision"],
    )  # fmt: skip
    sheet = decisions.revise(sheet, by=officer, at=at, values=HEAD)
    sheet = decisions.check_descriptions(sheet, by=officer, at=at, lines=list(sheet.lines.all()))
    sign_and_publish(world, sheet, dated)


def look_back(world: World, year: str) -> None:
    """The review of the year, before the next contribution rests on it."""
    said, first = table("pools")["years"][year].get("review"), int(year[:4])
    if not said:
        return
    details = ReviewDetails(
        date(first, *APRIL),
        said["until"],
        said["evidence"],
        said["effectiveness"],
        said["efficiency"],
        said["conclusion"],
        said["because"],
    )
    row = PoolYear.objects.get(financial_year=year)
    made = actions.write_review(
        row, by=world.people["officer"], at=on(said["written"], "11:00"), details=details
    )
    actions.close_review(made, by=world.people["chief_finance"], at=on(said["closed"], "16:00"))


def report(world: World, year: str) -> None:
    said, first = table("pools")["years"][year].get("report"), int(year[:4])
    if not said:
        return
    details = ReportDetails(date(first, *APRIL), date(first + 1, *MARCH), said["text"].strip())
    row, officer = PoolYear.objects.get(financial_year=year), world.people["officer"]
    made = actions.write_report(row, by=officer, at=on(said["written"], "11:00"), details=details)
    actions.publish_report(made, by=officer, at=on(said["published"], "10:00"))
