"""Decision sheets: launches, allocations of each round, and a few others in every state a sheet can have."""

from datetime import date, datetime, timedelta
from typing import Any

from almoner.demo.bidding import tables
from almoner.demo.strategies import regard
from almoner.demo.world import World, on, table
from almoner.do.agreements import actions as agreements
from almoner.do.decisions import actions, wording
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.subsidising import Judged
from almoner.do.rounds.models import Round
from almoner.ground.accounts.models import Person

HEAD = {
    "area_affected": "The whole county",
    "enquiries_to": "Imogen Ferrand (demo), grants@example.org",
    "strategic_links": "The Police and Crime Plan; the Serious Violence Duty's local strategy.",
    "csp_regard": "Each partnership's plan was before the panel, and its answer to each bid with the bid.",
    "equality_note": "Screened: open to every community; who benefits is looked at when reports come in.",
    "mpm_note": "Within powers and budget; openly competed where bids were asked for; costs compared.",
}
REASONS = {
    "R4.21-6": "These partners are invented, so they stand on no register.",
    "R1.9-2": "Given under yearly agreements to partners with duties in law, so no bids were asked for.",
    "R1.10-6": "Two separate projects of one group in two rounds, each scored and decided on its own merits.",
}
NO_SUBSIDY = (
    "The work is free to those it is for, nothing is sold on a market with this money, and what is "
    "bought was competed."
)
REFUGE = "Free legal clinic and court company for women who have fled abuse."
NOT_AGREED = (
    "The accounts are more than eighteen months old and the regulator waits for the next. I will look at it "
    "again when they are filed."
)
SIGNERS = ("chief_finance", "monitoring", "commissioner")


def launch(world: World, code: str) -> None:
    """The decision that approves the year's rounds, before the first of them is published (R4.1-1)."""
    row = table("rounds")[code]["launch"]
    if "dated" not in row:
        return
    sheet = begin(
        world, row["title"], row["reference"], row["dated"], round=world.rounds[code], kind="process"
    )
    texts = {
        1: "To approve the launch of this year's two rounds of the fund.",
        2: "That the commissioner approves two rounds with about half of the year's money each.",
    }
    sign_and_publish(world, fill(world, sheet, texts), row["dated"])


def begin(
    world: World, title: str, reference: str, dated: date, *, round: Round | None = None, kind: str = "money"
) -> Decision:
    made: Decision = actions.draft(
        round,
        by=world.people["officer"],
        at=on(dated - timedelta(days=6), "09:30"),
        title=title,
        kind=kind,
        reference=reference,
        dated=dated,
    )
    return made


def fill(world: World, sheet: Decision, sections: dict[int, str]) -> Decision:
    """The head, and the sections by their place."""
    at = written_at(sheet)
    revised: Decision = actions.revise(
        sheet, by=world.people["officer"], at=at, values=HEAD, sections=sections
    )
    return revised


def written_at(sheet: Decision) -> datetime:
    if sheet.dated is None:
        raise ValueError(f"{sheet} has no date.")
    return on(sheet.dated - timedelta(days=5), "16:00")


def allocate(world: World, code: str) -> Decision:
    """The round's sheet: a line for each recommended bid whose checks it passed, signed by three."""
    row = table("rounds")[code]
    title = f"Community Safety Development Fund allocations {row['year']} {code[2:]}"
    sheet = begin(world, title, row["reference"], row["decision"], round=world.rounds[code])
    officer, at = world.people["officer"], written_at(sheet)
    sheet = actions.compose(sheet, by=officer, at=at)
    for line in list(sheet.lines.select_related("application__organisation", "application__diligence")):
        put_right(sheet, line, officer, at)
    lines = list(sheet.lines.select_related("organisation"))
    texts = {2: wording.recommendation_text(lines), 4: wording.proposal_text(lines)}
    sheet = regard(world, fill(world, sheet, texts))
    return sign(world, sheet, row["decision"], left_out=disagreed(code, sheet))


def put_right(sheet: Decision, line: DecisionLine, officer: Person, at: datetime) -> None:
    """A bid that failed its checks leaves the sheet; each description is read before it is published."""
    bid = line.application
    if bid and bid.diligence and bid.diligence.overall == "fail":
        actions.drop_line(sheet, by=officer, at=at, line=line)
        return
    checked: dict[str, Any] = {"description_was_checked": True}
    if bid and bid.organisation.address_is_withheld and "Mews" in line.description:
        checked["description"] = REFUGE
    actions.set_line(sheet, by=officer, at=at, line=line, **checked)


def disagreed(code: str, sheet: Decision) -> dict[int, str]:
    """Lines that the commissioner does not agree, with the reason."""
    refused = [reference for reference, row in tables(code).items() if row.get("end") == "not_agreed"]
    found = sheet.lines.filter(application__reference__in=refused)
    return {line.pk: NOT_AGREED for line in found}


def open_it(world: World, sheet: Decision, dated: date) -> Decision:
    judge(world, sheet, on(dated - timedelta(days=3), "10:30"))
    opened: Decision = actions.open_for_signature(
        sheet, by=world.people["officer"], at=on(dated - timedelta(days=3), "11:00"), reasons=REASONS
    )
    return opened


def judge(world: World, sheet: Decision, at: datetime) -> None:
    """Lines without an answer under the Subsidy Control Act have one reason together."""
    if sheet.lines.filter(amount_pence__gt=0, subsidy=None).exists():
        judged = Judged("none", NO_SUBSIDY)
        actions.judge_subsidies(sheet, by=world.people["officer"], at=at, judged=judged)


def sign(
    world: World,
    sheet: Decision,
    dated: date,
    *,
    signers: tuple[str, ...] = SIGNERS,
    left_out: dict[int, str] | None = None,
) -> Decision:
    """Open it, and have it signed one after the other; the last of them is the decision-maker."""
    sheet = open_it(world, sheet, dated)
    for hour, key in enumerate(signers, start=9):
        more: dict[str, Any] = {"disagreed_lines": left_out or {}} if key == "commissioner" else {}
        at = on(dated, f"{hour:02d}:20")
        sheet = actions.sign(sheet, by=world.people[key], at=at, agrees=True, digest=sheet.digest, **more)
    return sheet


def sign_and_publish(world: World, sheet: Decision, dated: date) -> Decision:
    signers = SIGNERS if sheet.lines.exists() or sheet.accepts else ("commissioner",)
    signed = sign(world, sheet, dated, signers=signers)
    published: Decision = actions.publish(
        signed, by=world.people["officer"], at=on(dated + timedelta(days=2), "14:00")
    )
    return published


def announce(world: World, code: str) -> None:
    """Everybody hears in the same hour: offers, reserve, refusals with their reasons."""
    row = table("rounds")[code]
    sheet = Decision.objects.get(reference=row["reference"])
    agreements.announce(
        sheet, by=world.people["officer"], at=on(row["announced"], "09:00"), starts_on=row["release"]
    )
    world.rounds[code] = Round.objects.get(code=code)


def report(world: World, held_on: date) -> None:
    """The Police, Fire and Crime Panel hears of what was published since it last met (R1.10-7)."""
    at = on(held_on, "14:00")
    officer = world.people["officer"]
    meeting = actions.hold_meeting(
        None, by=officer, at=at, held_on=held_on, title="Essex Police, Fire and Crime Panel (demo)"
    )
    waiting = Decision.objects.filter(status="published", reported_at=None, published_at__lt=at)
    actions.report_to_panel(meeting, by=officer, at=at, decisions=list(waiting.order_by("dated")))
