"""The panels: who sits, what they declare and score, what they recommend."""

from datetime import date, datetime, timedelta
from typing import Any

from almoner.demo.bidding import tables
from almoner.demo.world import World, on, pence, table
from almoner.do.applications.models import Application
from almoner.do.applications.reasons import BANK
from almoner.do.evaluation import actions
from almoner.do.evaluation.models import Allocation, Panel, PanelMember
from almoner.do.rounds.models import Round
from almoner.ground.accounts.models import Person

CRITERIA = ("impact", "need", "delivery", "vfm", "fit")
COMMENTS = {code: tuple(words) for code, words in table("panel").items()}
GO_ON = {
    "R4.10-3": "The panel talked about each of these at the meeting.",
    "R4.10-7": "Each weak mark was talked about; the reasons reach the applicants.",
    "R4.11-1": "The panel looked at the spread over areas and priorities and accepted it for this round.",
}


def hold(world: World, code: str) -> None:
    row = table("rounds")[code]
    bids = Application.objects.filter(round__code=code).select_related("round", "organisation")
    world.bids |= {one.reference: one for one in bids}
    panel = convene(world, code, on(row["closes"] + timedelta(days=12)))
    declare_and_allocate(world, code, panel)
    score_all(world, code, panel)
    meet(world, code, panel)


def members(panel: Panel) -> dict[str, PanelMember]:
    """Under the last figure of their key: PM3 is `3`."""
    return {f"{place}": one for place, one in enumerate(panel.members.order_by("id"), start=1)}


def convene(world: World, code: str, at: datetime) -> Panel:
    due = table("rounds")[code]["panel"] - timedelta(days=4)
    officer = world.people["officer"]
    panel: Panel = actions.convene(world.rounds[code], by=officer, at=at, scores_due_on=due)
    for one in table("office")["panel"]:
        actions.add_member(
            panel,
            by=officer,
            at=at + timedelta(minutes=5),
            person=world.people[one["key"]],
            represents=one["represents"],
            is_voluntary_sector=one.get("is_voluntary_sector", False),
            is_chair=one.get("is_chair", False),
        )
    return panel


def reading(row: dict[str, Any]) -> dict[str, str]:
    """Who scores the bid and with which marks: `{"2": "54445", …}`."""
    return dict(one.split(":") for one in row.get("scores", "").split())


def declare_and_allocate(world: World, code: str, panel: Panel) -> None:
    """Members declare on the bids of their reading list before any of them opens."""
    at = on(table("rounds")[code]["closes"] + timedelta(days=14), "18:30")
    seats = members(panel)
    for seat in seats.values():
        actions.agree_confidentiality(seat, by=seat.person, at=at)
    for reference, row in tables(code).items():
        for figure in reading(row):
            free(seats[figure], world.bids[reference], at)
        if "conflict" in row:
            seat = seats[row["conflict"]]
            actions.declare_interest(
                seat, by=seat.person, at=at, application=world.bids[reference], has_interest=True,
                nature="I was a trustee of this organisation until last summer.",
            )  # fmt: skip
    actions.allocate(panel, by=world.people["officer"], at=at + timedelta(days=1))
    actions.start_scoring(panel, by=world.people["officer"], at=at + timedelta(days=1))


def free(seat: PanelMember, bid: Application, at: datetime) -> None:
    actions.declare_interest(seat, by=seat.person, at=at, application=bid, has_interest=False)


def score_all(world: World, code: str, panel: Panel) -> None:
    rows, seats = tables(code), members(panel)
    figures = {seat.pk: figure for figure, seat in seats.items()}
    begin = on(table("rounds")[code]["closes"] + timedelta(days=17), "19:00")
    given = Allocation.objects.filter(member__panel=panel).select_related("application", "member__person")
    for place, one in enumerate(given.order_by("member_id", "application__reference")):
        person: Person = seats[figures[one.member_id]].person
        marks = reading(rows[one.application.reference])[figures[one.member_id]]
        at = begin + timedelta(minutes=17) * place
        values = {
            code: (int(mark), COMMENTS[code][int(mark)]) for code, mark in zip(CRITERIA, marks, strict=True)
        }
        actions.score(one, by=person, at=at, values=values)
        actions.finish(one, by=person, at=at)


def meet(world: World, code: str, panel: Panel) -> None:
    row, officer = table("rounds")[code], world.people["officer"]
    at = on(row["panel"], "10:00")
    actions.open_meeting(panel, by=officer, at=at, met_on=row["panel"])
    actions.record_attendance(panel, by=officer, at=at, present=list(panel.members.all()))
    for reference, bid in tables(code).items():
        if "scores" in bid:
            say(world.bids[reference], bid, officer, at + timedelta(hours=1))
    actions.close_panel(
        panel,
        by=officer,
        at=at + timedelta(hours=7),
        access_ends_on=min(row["panel"] + timedelta(days=40), date(2026, 12, 1)),
        minutes="The panel took the bids in the order of their marks, then looked at areas and priorities.",
        reasons=GO_ON,
    )
    world.rounds[code] = Round.objects.get(code=code)


def say(bid: Application, row: dict[str, Any], officer: Person, at: datetime) -> None:
    """What the panel minutes of one bid, with the sum where it recommends one."""
    if "moderated" in row:
        actions.moderate(bid, by=officer, at=at, tenths=row["moderated"], reason=row["because"])
    sum_pence = pence(row.get("award") or (row["ask"] if row.get("end") in RECOMMENDED else 0))
    outcome = "recommend" if sum_pence else "reserve" if row.get("end") == "reserve" else "not_recommend"
    named = [dict(BANK[one]) for one in row.get("reasons", "").split()]
    actions.recommend(
        bid,
        by=officer,
        at=at,
        outcome=outcome,
        amount_pence=sum_pence,
        minute=minute(row, sum_pence),
        reasons=named or None,
    )


RECOMMENDED = ("dd_failed", "not_agreed", "lapsed")


def minute(row: dict[str, Any], sum_pence: int) -> str:
    if "minute" in row:
        return str(row["minute"])
    marks = "".join(reading(row).values())
    weak = any(mark in marks for mark in "012")
    if sum_pence and sum_pence < pence(row["ask"]):
        return "A part is recommended: the core of the project can be done with it."
    return "Weak marks were talked about and confirmed." if weak else ""
