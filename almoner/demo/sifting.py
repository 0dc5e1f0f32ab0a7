"""The officers' sift: likely overlaps looked at, two questions answered, eligible or not."""

from datetime import datetime, timedelta

from almoner.demo.bidding import tables
from almoner.demo.world import World, on, table
from almoner.do.applications import sift_actions as actions
from almoner.do.applications.models import Application
from almoner.do.applications.sift_actions import IMPACT, STATUTORY
from almoner.do.applications.states import SUBMITTED
from almoner.ground.accounts.models import Person

REASONS = {"24R1-008": "ineligible_type", "24R2-009": "statutory_duty"}
OVERLAP = "R4.4-2"


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
        actions.pass_sift(bid, by=officer, at=at)
