"""Due diligence on recommended bids: each check by the right officer, on the papers that were kept."""

from datetime import datetime, timedelta
from typing import Any

from almoner.analyse.organisations.passport import Document
from almoner.demo.bidding import tables
from almoner.demo.world import World, on, table
from almoner.do.applications.models import Application
from almoner.do.applications.sift_actions import open_checks
from almoner.do.diligence import actions
from almoner.do.diligence.models import CONDITION, FAIL, NOT_NEEDED, PASS, Case
from almoner.ground.accounts.models import Person

SEEN = {"irregularities": False, "overdue_at_regulator": False}
LOOKED_UP = {"register_active": True, "unrelated_trustees": 5}


def check_all(world: World, code: str) -> None:
    begin = on(table("rounds")[code]["panel"] + timedelta(days=2), "09:30")
    for place, (reference, row) in enumerate(tables(code).items()):
        if "checks" in row:
            check(world, world.bids[reference], row, begin + timedelta(minutes=25) * place)


def check(world: World, bid: Application, row: dict[str, Any], at: datetime) -> None:
    officer, finance = world.people["second_officer"], world.people["finance"]
    case: Case = open_checks(bid, by=officer, at=at)
    said = row["checks"]
    is_about_policy = "policy" in said
    condition = "" if said in (PASS, FAIL) else said
    look_at_money(case, finance, at, said if is_about_policy is False else PASS)
    actions.record_check(
        case,
        by=officer,
        at=at,
        item="b",
        result=CONDITION if is_about_policy else PASS,
        note=condition if is_about_policy else "Seen and in order.",
        answers=LOOKED_UP,
        document=paper(bid, "safeguarding") or paper(bid, "governing"),
    )
    actions.record_check(
        case, by=officer, at=at, item="c",
        result=NOT_NEEDED if said == FAIL else PASS,
        note="The panel's scores speak for it: a sound plan at a fair cost.",
    )  # fmt: skip
    ask_about_claims(case, officer, row.get("claim"), at)
    overall = FAIL if said == FAIL else CONDITION if condition else PASS
    actions.conclude(case, by=finance, at=at + timedelta(days=3), overall=overall, condition=condition)


def look_at_money(case: Case, finance: Person, at: datetime, said: str) -> None:
    late = "older than 18 months" in said
    result = {PASS: PASS, FAIL: FAIL}.get(said, CONDITION)
    notes = {PASS: "Figures agree with the accounts.", FAIL: "The cash position is below nothing: -£2,600."}
    actions.record_check(
        case,
        by=finance,
        at=at,
        item="a",
        result=result,
        note=notes.get(said, said),
        answers=SEEN | {"overdue_at_regulator": late},
        document=paper(case.application, "accounts") or paper(case.application, "bank_statements"),
    )


def paper(bid: Application, kind: str) -> Document | None:
    found = Document.objects.filter(organisation=bid.organisation_id, kind=kind, replaced_by=None)
    return found.order_by("-id").first()


def ask_about_claims(case: Case, officer: Person, claim: dict[str, str] | None, at: datetime) -> None:
    """9.1 d: a figure of the bid is put to the police where it seemed odd."""
    if claim:
        asked = actions.ask_about(case, by=officer, at=at, claim=claim["words"], asked=claim["asked"])
        actions.settle_statement(
            asked, by=officer, at=at + timedelta(days=2), reply=claim["reply"], verdict="corrected"
        )
    actions.record_check(
        case,
        by=officer,
        at=at + timedelta(days=2),
        item="d",
        result=PASS if claim else NOT_NEEDED,
        note="The applicant corrected the figure after the police had looked." if claim else "",
    )
