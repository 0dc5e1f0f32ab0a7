"""Writing and sending the bids: each by the lead of its organisation, with the partners' answers."""

from datetime import date, datetime, timedelta
from typing import Any

from almoner.analyse.organisations.models import EarlierAward, Organisation
from almoner.analyse.organisations.queries import documents_in_use
from almoner.demo import writing
from almoner.demo.world import World, on, table
from almoner.do.applications import actions
from almoner.do.applications.models import Application
from almoner.do.applications.submitting import TooLate
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_date

ANSWERS = {
    "s": ("supports", "We know this work and it fits our plan."),
    "c": ("concerns", "We would rather see this joined with the work of the council's own team."),
    "d": ("declines", "Our priorities for this year lie elsewhere, so we do not endorse it."),
}
NOT_ASKED = "-"
Row = dict[str, Any]


def tables(code: str) -> dict[str, Row]:
    return table(f"bids_{code.lower()}")


def write_all(world: World, code: str) -> None:
    """Every bid of the round; they begin one after the other over the first weeks."""
    row = table("rounds")[code]
    rows = tables(code)
    first, last = on(row["opens"], "09:30"), on(row["opens"] + timedelta(days=24), "18:00")
    if code == "26R2":
        last = on(date(2026, 12, 7), "18:00")
    step = (last - first) / len(rows)
    for place, (reference, bid) in enumerate(rows.items()):
        world.bids[reference] = write(world, reference, bid, first + step * place)


def write(world: World, reference: str, row: Row, at: datetime) -> Application:
    lead, organisation = world.people[f"{row['org']}_lead"], world.organisations[row["org"]]
    found = world.rounds[reference[:4]]
    continues = earlier(row)
    bid: Application = actions.start(found, by=lead, at=at, organisation=organisation, continues=continues)
    if bid.reference != reference:
        raise ValueError(f"{bid.reference} stands where {reference} should.")
    text = writing.Text(
        reference, row, world.areas[row["areas"][:3]].name, table("rounds")[reference[:4]]["release"]
    )
    fill(world, bid, text, lead, at)
    ask_partners(world, bid, row, lead, at + timedelta(hours=3))
    return bid


def earlier(row: Row) -> EarlierAward | None:
    return EarlierAward.objects.get(reference=f"GA-{row['continues']}") if "continues" in row else None


def fill(world: World, bid: Application, text: writing.Text, lead: Person, at: datetime) -> None:
    """All parts of the form, in the order of its task list."""
    row, later = text.row, at + timedelta(minutes=40)
    values = writing.basics(text, has_policy=has_policy(bid.organisation, at) or row.get("children", False))
    if bid.continues and row.get("develops", True):
        values["continuation_delivered"] = bid.continues.delivered or "The first half year went as planned."
        values["continuation_develops"] = text.say("develops", 1, theme="general")[0]
    actions.save_basics(bid, by=lead, at=at, values=values)
    if row["aim"]:
        actions.set_priorities(bid, by=lead, at=at, rows=[(world.priorities[row["aim"]], text.impact())])
    actions.set_areas(bid, by=lead, at=at, shares=shares(world, row))
    actions.save_answers(bid, by=lead, at=later, raw=writing.answers(text), versions={})
    lines, match = writing.budget(text)
    actions.set_budget(bid, by=lead, at=later, lines=lines, match=match)
    if "partner" in row:
        actions.set_partners(bid, by=lead, at=later, rows=[row["partner"]])
    papers = list(documents_in_use(bid.organisation, london_date(at)))
    actions.use_documents(bid, by=lead, at=later, documents=papers)
    actions.set_declarations(bid, by=lead, at=later, values=declared(bid))


def has_policy(organisation: Organisation, at: datetime) -> bool:
    today = london_date(at)
    held = documents_in_use(organisation, today).filter(kind="safeguarding")
    return any(one.expires_on is None or one.expires_on >= today for one in held)


def declared(bid: Application) -> Row:
    return {
        "has_read_plan": True,
        "declares_true": True,
        "no_double_funding": True,
        "privacy_accepted_version": bid.round.privacy_version,
        "is_not_statutory": True,
    }


def shares(world: World, row: Row) -> list[tuple[Any, int]]:
    return [(world.areas[one[:3]], int(one[3:])) for one in row["areas"].split()]


def ask_partners(world: World, bid: Application, row: Row, lead: Person, at: datetime) -> None:
    """By link: the Community Safety Partnership and the police of each area; some never answer."""
    for place, code in zip(row["areas"].split(), row["partners"].split(), strict=True):
        for kind, answer in zip(("csp", "police"), code, strict=True):
            if answer != NOT_ASKED:
                ask(world, bid, (kind, place[:3]), answer, lead, at)


def ask(
    world: World, bid: Application, whom: tuple[str, str], answer: str, lead: Person, at: datetime
) -> None:
    kind, place = whom
    partner = world.partners[whom]
    asked = actions.request_endorsement(
        bid, by=lead, at=at, kind=kind, area=world.areas[place], partnership=partner
    )
    if answer in ANSWERS:
        said, comment = ANSWERS[answer]
        answered = min(at + timedelta(days=2, hours=1), on(date(2026, 12, 9), "16:00"))
        actions.answer_endorsement(
            asked, by=None, at=answered, answer=said, comment=comment, name=partner.contact_name
        )


def send_all(world: World, code: str) -> None:
    """Most are sent in the last days; drafts stay drafts."""
    row, rows = table("rounds")[code], tables(code)
    sent = [reference for reference, bid in rows.items() if bid.get("end") != "draft"]
    first, last = on(row["closes"] - timedelta(days=6), "09:00"), on(row["closes"], "23:40")
    if code == "26R2":
        first, last = on(date(2026, 12, 8), "10:00"), on(date(2026, 12, 9), "15:00")
    for place, reference in enumerate(sent):
        at = first + (last - first) / len(sent) * place
        send(world, reference, rows[reference], at)


def send(world: World, reference: str, row: Row, at: datetime) -> None:
    lead, bid = world.people[f"{row['org']}_lead"], world.bids[reference]
    if "late" not in row:
        actions.submit(bid, by=lead, at=at)
        return
    too_late(bid, lead, on(row["late"], "00:04"))


def too_late(bid: Application, lead: Person, at: datetime) -> None:
    """Refused four minutes after midnight, and the draft kept (R4.9-2)."""
    try:
        actions.submit(bid, by=lead, at=at)
    except TooLate:
        actions.note_late(bid, by=lead, at=at)
        return
    raise ValueError(f"{bid.reference} should have come too late.")


def accept_the_late(world: World, code: str) -> None:
    """Our website was at fault, so a named officer lets the bid in, with the reason (R4.9-3)."""
    for reference, row in tables(code).items():
        if "late" not in row:
            continue
        granted = on(row["late"] + timedelta(days=1), "11:15")
        actions.accept_late(
            world.bids[reference],
            by=world.people["officer"],
            at=granted,
            until=granted + timedelta(days=2),
            reason="Our website answered with errors from 23:31 to 23:58 on the last evening; the log shows "
            "this applicant trying four times.",
        )
        actions.submit(
            world.bids[reference], by=world.people[f"{row['org']}_lead"], at=granted + timedelta(hours=4)
        )


def withdraw(world: World, code: str) -> None:
    for reference, row in tables(code).items():
        if row.get("end") == "withdrawn":
            actions.withdraw(
                world.bids[reference],
                by=world.people[f"{row['org']}_lead"],
                at=on(row["withdrawn"], "09:50"),
                reason="The office proposed to move the project to the Community Safety Fund, which suits a "
                "third year better.",
            )
