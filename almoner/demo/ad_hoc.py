"""Grants outside rounds: proposed, checked like a bid, put on a sheet (3.6)."""

from datetime import date, datetime, timedelta

from almoner.demo.checks import LOOKED_UP, SEEN
from almoner.demo.sheets import HEAD, sign, written_at
from almoner.demo.world import World, on
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.models import Decision
from almoner.do.diligence import actions as diligence
from almoner.do.diligence.models import NOT_NEEDED, PASS, Case
from almoner.do.proposals import actions
from almoner.do.proposals.actions import ProposalDetails
from almoner.do.proposals.models import Proposal

BUDGET = ("CSF", "2026/27", "adhoc LOCAL")


def winter_shelter_unpublished(world: World) -> None:
    """Signed by the deputy under the delegation; unpublished on the demonstration's day (R1.10-5)."""
    dated = date(2026, 11, 19)
    details = ProposalDetails(
        organisation=world.organisations["O26"],
        budget=world.budgets[BUDGET],
        priority=world.priorities["Q2"],
        title="Winter shelter safety",
        purpose="Trained night staff at the winter shelter on the seafront, to March.",
        amount_pence=2_400_000,
        trigger="event",
        evidence="The other shelter closed on 2 November; the partnership named the need two days later.",
        statutory_basis=world.budgets[BUDGET].fund.statutory_basis,
        sponsor=world.people["officer"],
        options="Do nothing; wait for the round that closes in January; staff of the council, who had none.",
        waiver="It opened at a week's notice, before any round could close, and one organisation runs it.",
        involves_vulnerable=True,
    )
    at = on(date(2026, 11, 5), "14:00")
    row: Proposal = actions.propose(None, by=world.people["officer"], at=at, details=details)
    checked(world, row, at)
    sheet = on_a_sheet(world, row, "127-26", "Winter shelter safety (ad-hoc)", dated)
    sign(world, sheet, dated, signers=("chief_finance", "monitoring", "deputy"))


def ropes_details(world: World) -> ProposalDetails:
    """A pilot that worked moves to the larger fund (3.2)."""
    return ProposalDetails(
        organisation=world.organisations["O01"],
        budget=world.budgets[BUDGET],
        priority=world.priorities["Q2"],
        title="Ropes county roll-out",
        purpose="Boxing and mentoring for young people at risk, in three districts.",
        amount_pence=3_400_000,
        trigger="partner",
        evidence="The youth offending team asked in October for the pilot in two more districts.",
        statutory_basis=world.budgets[BUDGET].fund.statutory_basis,
        sponsor=world.people["officer"],
        options="A fourth year of the development fund; a tender; letting it end.",
        waiver="Three years of the development fund are enough; the pilot is theirs and it worked.",
        involves_vulnerable=True,
    )


def being_checked(world: World) -> None:
    """Raised and put forward; finance has yet to look at the accounts."""
    details = ProposalDetails(
        organisation=world.organisations["O02"],
        budget=world.budgets[BUDGET],
        priority=world.priorities["Q6"],
        title="Doorstep crime after the floods",
        purpose="Volunteers who visit flooded streets and warn of rogue traders, January to March.",
        amount_pence=650_000,
        trigger="partner",
        evidence="The council's flood recovery group named it on 3 December.",
        statutory_basis=world.budgets[BUDGET].fund.statutory_basis,
        sponsor=world.people["second_officer"],
        options="Do nothing; trading standards alone; the round that closes in January.",
        waiver="The streets are being cleared now; by the end of the round the traders will have left.",
    )
    second, at = world.people["second_officer"], on(date(2026, 12, 4), "11:00")
    row = actions.propose(None, by=second, at=at, details=details)
    row = actions.put_forward(row, by=second, at=at + timedelta(hours=3))
    looked_at(world, row.diligence, at + timedelta(days=3), items="bc")


def checked(world: World, row: Proposal, at: datetime) -> None:
    """Put forward the day it was raised, checked within two days."""
    row = actions.put_forward(row, by=world.people["officer"], at=at + timedelta(hours=1))
    case: Case = row.diligence  # type: ignore[assignment]
    looked_at(world, case, at + timedelta(days=1), items="abcd")
    diligence.conclude(case, by=world.people["finance"], at=at + timedelta(days=2), overall=PASS)


def looked_at(world: World, case: Case, at: datetime, *, items: str) -> None:
    finance, officer = world.people["finance"], world.people["second_officer"]
    said = {
        "a": (finance, PASS, "Figures agree with the accounts.", SEEN),
        "b": (officer, PASS, "Seen and in order.", LOOKED_UP),
        "c": (officer, PASS, "They have done the like before, and their returns say that it worked.", {}),
        "d": (officer, NOT_NEEDED, "", {}),
    }
    papers = case.organisation.documents.filter(replaced_by=None).order_by("-id")
    kinds = {"a": "accounts", "b": "safeguarding"}
    for item in items:
        by, result, note, answers = said[item]
        paper = papers.filter(kind=kinds[item]).first() if item in kinds else None
        diligence.record_check(
            case, by=by, at=at, item=item, result=result, note=note, answers=answers, document=paper
        )


def on_a_sheet(world: World, row: Proposal, reference: str, title: str, dated: date) -> Decision:
    officer = world.people["officer"]
    begun = on(dated - timedelta(days=6), "09:30")
    sheet = decisions.compose_ad_hoc(row, by=officer, at=begun, dated=dated, reference=reference)
    at = written_at(sheet)
    sheet = decisions.revise(sheet, by=officer, at=at, values=HEAD | {"title": title})
    done: Decision = decisions.check_descriptions(sheet, by=officer, at=at, lines=list(sheet.lines.all()))
    return done
