"""The officers' sift: likely overlaps looked at, two questions answered, eligible or not."""

from datetime import datetime, timedelta

from almoner.demo.bidding import tables
from almoner.demo.world import World, on, table
from almoner.do.applications import sift_actions as actions
from almoner.do.applications.models import Application
from almoner.do.applications.states import SUBMITTED
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused

REASONS = {"24R1-008": "ineligible_type", "24R2-009": "statutory_duty"}
OVERLAP, IMPACT, STATUTORY = "R4.4-2", "R4.4-3", "R4.4-3-statutory"
FIELD = "reason_"
WEIGHED = "Noted for the panel, which weighs it."
GO_ON = {
    "R4.2-1": "The sum is above what is usual; the panel may recommend a part of it.",
    "R4.7-3": "A third year in the fund: the panel is asked to look at what comes after our money.",
    "R4.22-3": "The review is overdue; the checks will ask for the new policy before any money is paid.",
    "R4.22-4": "The words are about the families of those who take part; no child does.",
}


def sift_all(world: World, code: str) -> None:
    begin = on(table("rounds")[code]["closes"] + timedelta(days=4), "09:15")
    for place, (reference, row) in enumerate(tables(code).items()):
        bid = world.bids[reference]
        bid.refresh_from_db()
        if bid.status != SUBMITTED:
            continue
        officer = world.people["officer" if place % 2 else "second_officer"]
        sift(bid, officer, begin + timedelta(minutes=35) * place, row.get("overlap", ""))


def sift(bid: Application, officer: Person, at: datetime, explained: str) -> None:
    actions.find_overlaps(bid, by=officer, at=at)
    for overlap in bid.overlaps.all():
        view = "explained" if "same_organisation" in overlap.because else "none"
        note = "The earlier award, which this carries on." if view == "explained" else "Another place."
        actions.view_overlap(overlap, by=officer, at=at, view=view, note=note)
    if explained:
        actions.judge(bid, by=officer, at=at, rule=OVERLAP, is_met=True, reason=explained)
    refused = REASONS.get(bid.reference, "")
    statutory = refused == "statutory_duty"
    actions.judge(
        bid, by=officer, at=at, rule=IMPACT, is_met=True, reason="The bid names the change and for whom."
    )
    actions.judge(
        bid,
        by=officer,
        at=at,
        rule=STATUTORY,
        is_met=not statutory,
        reason="Cameras in the public street are the council's to provide."
        if statutory
        else "Nobody has a duty to pay for this.",
    )
    if refused:
        actions.fail_sift(bid, by=officer, at=at, reasons=[refused])
    else:
        pass_on(bid, officer, at)


def pass_on(bid: Application, officer: Person, at: datetime) -> None:
    """Where the page asks for a reason to go on, the officer gives it and passes the bid again."""
    try:
        actions.pass_sift(bid, by=officer, at=at)
    except Refused as no:
        asked = [name.removeprefix(FIELD) for name in no.by_field if name.startswith(FIELD)]
        if not asked:
            raise
        reasons = {rule: GO_ON.get(rule, WEIGHED) for rule in asked}
        actions.pass_sift(bid, by=officer, at=at, reasons=reasons)
