"""A published round and bids in it, made by the product's own actions."""

from datetime import UTC, date, datetime

from almoner.analyse.organisations.models import COLLEAGUE, Organisation
from almoner.do.applications import actions
from almoner.do.applications.models import Application
from almoner.do.rounds import actions as rounds
from almoner.do.rounds.models import Round
from almoner.ground.accounts.models import Person
from tests.builders import (
    a_document,
    a_fund_with_budget,
    a_member,
    a_person,
    a_plan_with_priorities,
    an_area,
    an_organisation,
)
from tests.once_made import once_made

MADE = datetime(2026, 11, 2, 9, tzinfo=UTC)
OPENS = datetime(2026, 11, 9, 9, tzinfo=UTC)
WRITING = datetime(2026, 12, 9, 12, tzinfo=UTC)
CLOSES = datetime(2027, 1, 29, 17, tzinfo=UTC)
TEXTS = {
    "need": "Reports of trouble around the parade rose from 40 to 71 in a year.",
    "people_reached": "60",
    "activities": "Two evening sessions a week in the hall, led by two trained workers.",
    "outcomes": [
        {"kind": "output", "measure": "Sessions held", "baseline": "0", "target": "80", "how": "Register"},
        {"kind": "outcome", "measure": "Feel safer", "baseline": "35%", "target": "60%", "how": "Survey"},
    ],
}


@once_made
def a_round(code: str = "26R2", **values) -> Round:
    """Published, and open from 9 November 2026 to 29 January 2027, 5pm."""
    officer = a_person("officer")
    budget = a_fund_with_budget()
    a_plan_with_priorities()
    an_area("Tendring", "TEN")
    template = rounds.load_default_template(budget.fund, by=officer, at=MADE)
    made = rounds.draft(template, by=officer, at=MADE, code=code, title=f"Round {code}", budget=budget)
    usual = {
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "panel_on": date(2027, 3, 2),
        "decision_on": date(2027, 3, 16),
        "answer_on": date(2027, 3, 30),
        "starts_on": date(2027, 4, 26),
        "approval_reference": "012-26",
    }
    rounds.revise(made, by=officer, at=MADE, values=usual | values)
    reasons = {one: "Looked at and right for this round." for one in ("R4.17-3", "R4.1-3", "R2.1-0")}
    return rounds.publish(made, by=officer, at=MADE, reasons=reasons)


def a_charity() -> tuple[Organisation, Person]:
    """With a lead, and with the documents that most bids ask for."""
    lead = a_person()
    made = an_organisation(lead=lead)
    a_document(made, "governing", kept_at=MADE)
    a_document(made, "data_protection", title="Data protection policy", kept_at=MADE)
    return made, lead


def a_draft(round: Round | None = None, lead: Person | None = None, at: datetime = WRITING) -> Application:
    """Just begun, nothing filled in."""
    organisation, person = a_charity() if lead is None else (lead.memberships.get().organisation, lead)
    return actions.start(round or a_round(), by=person, at=at, organisation=organisation)


@once_made
def a_finished_draft(round: Round | None = None, lead: Person | None = None, **values) -> Application:
    """A short form (£4,800 of £6,000) with nothing left to do but to send it."""
    bid = a_draft(round, lead)
    once = {"by": bid.contact, "at": WRITING}
    basics = {
        "title": "Parade evenings",
        "summary": "Evening sessions for young people around the parade.",
        "ask_pence": 480_000,
        "cost_pence": 600_000,
        "starts_on": date(2027, 5, 1),
        "ends_on": date(2028, 3, 31),
        "grounds": ["novel_approach"],
        "involves_children": False,
        "involves_adults_at_risk": False,
        "afterwards": "own_income",
        "afterwards_note": "The hall will let the room for nothing.",
        "differs_note": "Nobody else opens in the evening.",
    }
    actions.save_basics(bid, **once, values=basics | values)
    actions.set_priorities(bid, **once, rows=[(first_priority(bid), "Fewer fights in the evening.")])
    actions.set_areas(bid, **once, shares=[(an_area(code="TEN"), 100)])
    line = {"category": "staff", "description": "Two workers", "cost_pence": 600_000, "ours_pence": 480_000}
    actions.set_budget(bid, **once, lines=[line])
    actions.save_answers(bid, **once, raw=TEXTS, versions={})
    for kind in ("csp", "police"):
        actions.request_endorsement(
            bid,
            **once,
            kind=kind,
            area=an_area(code="TEN"),
            partner_name=kind,
            partner_email=f"{kind}@example.org",
        )
    declared = {
        "has_read_plan": True,
        "declares_true": True,
        "no_double_funding": True,
        "privacy_accepted_version": "1",
        "is_not_statutory": True,
    }
    actions.set_declarations(bid, **once, values=declared)
    bid.refresh_from_db()
    return bid


@once_made
def a_sent_bid(round: Round | None = None, lead: Person | None = None) -> Application:
    bid = a_finished_draft(round, lead)
    return actions.submit(bid, by=bid.contact, at=WRITING)


def first_priority(bid: Application):
    return bid.round.allowed_priorities.order_by("id").first().priority


def a_colleague(bid: Application, kind: str = COLLEAGUE) -> Person:
    return a_member(bid.organisation, kind).person


def fresh(bid: Application) -> Application:
    return Application.objects.get(pk=bid.pk)
