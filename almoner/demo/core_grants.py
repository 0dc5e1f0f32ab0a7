"""Next year's core grants (3.5): sixteen partners, the schedule agreed, checked lightly, put on one sheet."""

from datetime import date

from almoner.analyse.organisations.actions import register
from almoner.analyse.organisations.details import Details
from almoner.analyse.organisations.models import Organisation
from almoner.demo.cast import person
from almoner.demo.sheets import HEAD, sign
from almoner.demo.world import World, on, pence, table
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.models import Decision
from almoner.do.diligence.light import check_partner
from almoner.plan.allocations import actions
from almoner.plan.allocations.actions import ShareDetails
from almoner.plan.allocations.models import CoreSchedule
from almoner.plan.funds import actions as funds
from almoner.plan.funds.details import BudgetLine

YEAR = "2027/28"
BEGUN, DATED = date(2026, 11, 16), date(2026, 12, 3)
SEEN = "Last year's returns and accounts were read; the service is at work and its duty stands in law."


def next_year(world: World) -> Decision:
    """Signed by the Chief Finance Officer; the Monitoring Officer's turn on the demonstration's day."""
    schedule = planned(world)
    schedule = actions.agree(schedule, by=world.people["chief_finance"], at=on(date(2026, 11, 24), "12:00"))
    for share in schedule.allocations.select_related("partner"):
        check_partner(
            share.partner,
            by=world.people["finance"],
            at=on(date(2026, 11, 25), "10:00"),
            subject=share.reference,
            amount_pence=share.amount_pence,
            irregularities=False,
            note=SEEN,
        )
    officer, at = world.people["officer"], on(date(2026, 11, 27), "15:00")
    sheet = decisions.compose_core(
        schedule, by=officer, at=at, priority=world.priorities["Q6"], dated=DATED, reference="130-26"
    )
    sheet = decisions.revise(sheet, by=officer, at=at, values=HEAD)
    sheet = decisions.check_descriptions(sheet, by=officer, at=at, lines=list(sheet.lines.all()))
    return sign(world, sheet, DATED, signers=("chief_finance",))


def planned(world: World) -> CoreSchedule:
    """The sums of 2024/25, two per cent more for each year since, under a budget of their total."""
    rows = table("money")["core"]["partners"]
    sums = [pence(round(one["pounds"] * 1.02**3)) for one in rows]
    budget = funds.set_budget(
        world.funds["CSF"],
        by=world.people["chief_finance"],
        at=on(BEGUN, "09:00"),
        line=BudgetLine(world.streams["LOCAL"], YEAR, "core"),
        amount_pence=sum(sums),
    )
    officer, at = world.people["officer"], on(BEGUN, "11:00")
    schedule: CoreSchedule = actions.begin(None, by=officer, at=at, financial_year=YEAR)
    for place, (row, amount) in enumerate(zip(rows, sums, strict=True), start=1):
        details = ShareDetails(
            partner=partner(world, place, row["name"]),
            category=row["category"],
            budget=budget,
            amount_pence=amount,
            purpose=f"Yearly core share for {row['name'].removesuffix(' (demo)')}.",
            accountable_body=row.get("body", row["name"]),
            statutory_basis=row.get("basis", budget.fund.statutory_basis),
        )
        actions.allocate_core(schedule, by=officer, at=at, details=details)
    return schedule


def partner(world: World, place: int, name: str) -> Organisation:
    at = on(date(2026, 11, 12), "10:00")
    lead = person(world, f"partner{place}_lead", f"Partner Lead {place} (demo)", at=at, job_title="Manager")
    details = Details(name=name, kind="public_body", email=f"partner{place}@example.org")
    made: Organisation = register(None, by=lead, at=at, details=details, is_another=True)
    return made
