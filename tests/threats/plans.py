"""What the small office plans: core grants, income, a bid for outside money, a pool, a service."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from almoner.do.decisions import actions as decisions
from almoner.do.decisions.subsidies import Subsidy
from almoner.do.decisions.subsidising import Judged
from almoner.do.graduation import actions as graduation
from almoner.plan.funds import receiving
from almoner.plan.funds.details import YearDetails
from tests.builders import NOW, a_strategy
from tests.do.decisions.sheets import a_draft
from tests.do.own_services.provided import a_service_at_work
from tests.do.proposals.proposed import a_proposal
from tests.plan.allocations.schedules import a_schedule
from tests.plan.bids.outside import a_written_bid
from tests.plan.intentions.planned import a_commissioning_plan
from tests.plan.pools.pools import a_pool_at_work
from tests.threats.paper import a_paper_draft
from tests.threats.reports import reports
from tests.threats.restoring import restorative
from tests.threats.review import updates

if TYPE_CHECKING:
    from tests.threats.world import World


def an_asked_subsidy(world: World) -> Subsidy:
    """On a sheet that is being written: the recipient is asked what other public money it has had."""
    officer = world.people["officer"]
    sheet = a_draft(250_000, author=officer)
    line = sheet.lines.get()
    decisions.set_line(sheet, by=officer, at=NOW, line=line, organisation=world.groups["own"])
    said = Judged("minimal", "It sells lessons.", True, True, True, True)
    decisions.judge_subsidies(sheet, by=officer, at=NOW, judged=said, lines=[line])
    asked: Subsidy = decisions.notify_minimal(Subsidy.objects.get(line=line), by=officer, at=NOW)
    return asked


def plans(world: World) -> None:
    world.more["strategy"] = a_strategy()
    a_paper_draft(world)
    officer, finance = world.people["officer"], world.people["finance"]
    world.more["core"] = a_schedule(2_800_000, officer=officer, partner=world.groups["own"])
    stream = world.more["budget"].stream
    income = receiving.begin_year(
        stream, by=finance, at=NOW, financial_year="2026/27", details=YearDetails(100_000_000)
    )
    receiving.ask_return(income, by=finance, at=NOW, due_on=date(2027, 1, 15), covers="April to December")
    receiving.receive(
        income, by=finance, at=NOW, amount_pence=1_000, received_on=date(2026, 12, 1), reference="BACS 1"
    )
    world.more["income"] = income
    world.more["proposal"] = a_proposal(officer, organisation=world.groups["own"])
    world.more["subsidy"] = an_asked_subsidy(world)
    own = world.more["own_agreement"]
    world.more["graduation"] = graduation.mark(own, by=officer, at=NOW, reason="It worked twice.")
    world.more["bid_in"] = a_written_bid(5_000_000, officer=officer)
    world.more |= a_pool_at_work(officer, world.people["chief_finance"], partner=world.groups["own"])
    world.more |= a_service_at_work(officer)
    world.more |= a_commissioning_plan(officer, world.groups["own"])
    restorative(world)
    updates(world)
    reports(world)
