"""A case as its own page shows it: stages, rules, parties with their names, contacts."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from almoner.do.restorative import facts, queries
from almoner.do.restorative.models import HELD, CaseFeedback, CaseParty, RestorativeCase
from almoner.do.restorative.names import agreement_of, details_of, words_of
from almoner.do.restorative.states import (
    ALLOCATED,
    ASSESSED,
    CASE,
    CLOSED,
    COMMUNICATION,
    CONSENT,
    FACILITATION,
    OPEN,
    REFERRAL,
    SECOND,
    WITH_FACILITATORS,
)
from almoner.doors.staff.restorative.tables import COLOURS, RISK_COLOURS
from almoner.ground.core.calendar import london_date
from almoner.ground.ui.words import day, short_day
from almoner.policy.findings import Finding, Outcome
from almoner.policy.restorative import keep_until
from almoner.policy.terms import terms_on

STAGES = (
    ("Referral", (REFERRAL,)),
    ("Consent", (CONSENT,)),
    ("Risk assessment", (ASSESSED, ALLOCATED, SECOND)),
    ("Facilitation", (FACILITATION,)),
    ("Communication", (COMMUNICATION,)),
    ("Closed", (CLOSED,)),
)
ORDER = (*OPEN, CLOSED)
STEPS = {
    REFERRAL: ("restorative_contact", "Record the first contact"),
    CONSENT: ("restorative_assess", "Record the initial risk assessment"),
    ASSESSED: ("restorative_allocate", "Allocate facilitators"),
    ALLOCATED: ("restorative_assess", "Record the secondary risk assessment"),
    SECOND: ("restorative_facilitate", "Begin facilitation"),
    COMMUNICATION: ("restorative_close", "Record the outcome"),
}


def shown_case(row: RestorativeCase, at: datetime) -> dict[str, Any]:
    today, is_open = london_date(at), row.status != CLOSED
    findings = facts.before_communicating(row, at=at) if is_open else ()
    kept = keep_until(row.closed_on, terms_on(today)) if row.closed_on else None
    return {
        "case": row,
        "is_open": is_open,
        "stage": CASE.words[row.status],
        "colour": COLOURS[row.status],
        "risk_colour": RISK_COLOURS.get(row.risk, "grey"),
        "next_step": next_step(row),
        "stages": stages(row),
        "story": words_of(row),
        "agreement": agreement_of(row),
        "parties": [party(one, is_open) for one in queries.parties_of(row)],
        "findings": [rule_row(one) for one in findings],
        "may_communicate": row.status == FACILITATION and not any(one.blocks for one in findings),
        "facilitators": list(row.allocations.select_related("volunteer")),
        "may_allocate": row.status in (ASSESSED, *WITH_FACILITATORS),
        "assessments": [(one, words_of(one)) for one in row.assessments.select_related("by")],
        "contacts": [contact(one) for one in row.contacts.select_related("party", "by")],
        "contact_due": queries.first_contact_due(row) if row.first_contact_on is None else None,
        "kept_until": kept,
        "may_forget": kept is not None and kept < today and row.forgotten_at is None,
    }


def next_step(row: RestorativeCase) -> dict[str, str] | None:
    """The main button of the page; while both sides are prepared, the rules say what is missing."""
    if row.status not in STEPS:
        return None
    route, text = STEPS[row.status]
    return {"href": reverse(f"staff:{route}", args=[row.public_id]), "text": text}


def stages(row: RestorativeCase) -> list[dict[str, str]]:
    """The strategy's stages, with what is done and what is now."""
    now = ORDER.index(row.status)
    days = {"Referral": row.referred_on, "Consent": row.first_contact_on, "Closed": row.closed_on}
    found = []
    for words, states in STAGES:
        is_done = ORDER.index(states[-1]) < now
        if row.status == CLOSED and words not in ("Referral", "Closed"):
            is_done = words in reached(row)
        state = "now" if row.status in states else "done" if is_done else "next"
        found.append({"when": words, "text": short_day(days.get(words)), "state": state})
    return found


def reached(row: RestorativeCase) -> set[str]:
    """The stages that a closed case went through before it ended."""
    marks = {
        "Consent": row.first_contact_on,
        "Risk assessment": row.risk,
        "Facilitation": row.intervention,
        "Communication": row.outcome in HELD,
    }
    return {words for words, mark in marks.items() if mark}


def party(one: CaseParty, is_open: bool) -> dict[str, Any]:
    given: CaseFeedback | None = getattr(one, "feedback", None)
    return {
        "row": one,
        "details": details_of(one),
        "consent_colour": {"given": "green", "": "grey"}.get(one.consent, "red"),
        "consent": one.get_consent_display() or "Not asked yet",
        "is_harmer": one.side == "harmer",
        "feedback": given,
        "feedback_words": words_of(given) if given else "",
        "may_give_feedback": not is_open and given is None,
    }


def rule_row(one: Finding) -> list[object]:
    fine = one.outcome is Outcome.MET
    status = {"text": "Met" if fine else "Not met", "colour": "green" if fine else "red"}
    return [{"text": one.asks, "note": one.rule}, status, f"{one.because} {one.remedy}".strip()]


def contact(one: Any) -> dict[str, str]:
    who = one.party.get_side_display() if one.party else "Somebody else"
    reached = "" if one.was_reached else ", not reached"
    return {
        "when": day(one.made_on),
        "text": f"{who}, {one.get_way_display().lower()}{reached}, by {one.by}",
        "detail": words_of(one),
        "state": "done",
    }
