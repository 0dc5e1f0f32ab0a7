"""What the tabs of a bid show: what was sent, what the rules find, who supports it, what the record says."""

from collections.abc import Mapping, Sequence
from typing import Any

from almoner.analyse.organisations.passport import Document
from almoner.do.applications import facts, parts
from almoner.do.applications.casework import Judgement
from almoner.do.applications.copies import file_names
from almoner.do.applications.gathering import Whole
from almoner.do.applications.overlaps import BECAUSE
from almoner.do.applications.queries import partners_asked
from almoner.do.applications.reading import sections
from almoner.do.applications.sifting import (
    IMPACT,
    OVERLAPS,
    PANEL,
    SIFT,
    STATUTORY,
    findings_in,
    wants_a_person,
)
from almoner.do.applications.states import DRAFT, SUBMITTED
from almoner.doors.staff.bids.record import events_of
from almoner.doors.staff.bids.tabs import tab
from almoner.doors.staff.bids.words import mark_of
from almoner.ground.office.arrival import SignedIn
from almoner.policy.findings import Finding, Outcome

QUESTIONS = {
    IMPACT: ("Is effective impact on the plan's priorities shown?", "Yes, it is shown", "No, it is not"),
    STATUTORY: (
        "Does it leave statutory funding in its place?",
        "Yes, it replaces nobody's duty",
        "No, it would be a substitute",
    ),
}
ANSWER_COLOURS = {"supports": "green", "concerns": "yellow", "declines": "red"}


@tab("application", "Application", place=1, reads_answers=True)
def application(request: SignedIn, whole: Whole) -> dict[str, Any]:
    """The bid as it was sent, with the papers that went with it."""
    used = [row.place for row in whole.parts.of(parts.DOCUMENT)]
    return {
        "sections": sections(whole, file_names(whole)),
        "documents": list(Document.objects.filter(pk__in=used).order_by("kind")) if used else [],
    }


@tab("checks", "Checks", place=2, reads_answers=True)
def checks(request: SignedIn, whole: Whole) -> dict[str, Any]:
    """Findings of the moment the bid stands at, each with the answer a person gave to it."""
    bid, at = whole.bid, request.received_at
    judged = list(bid.judgements.select_related("by"))
    overlaps = list(bid.overlaps.all())
    at_sift = findings_in(judged, overlaps)
    is_open = bid.status == SUBMITTED
    sent = [] if bid.status == DRAFT else facts.found_in(whole, at=at)
    shown = [*(at_sift if is_open else ()), *sent]
    panel = () if bid.status in (DRAFT, SUBMITTED) else facts.found_in(whole, at=at, stage="panel")
    return {
        "is_open": is_open,
        "questions": questions(at_sift, judged),
        "overlaps": [(one, [BECAUSE.get(why, why) for why in one.because]) for one in overlaps],
        "stages": [
            ("When it was sent and at the sift", SIFT, lines(shown, judged, SIFT)),
            ("For the panel", PANEL, lines(panel, judged, PANEL)),
        ],
        "met": [one for one in shown if one.outcome is Outcome.MET],
        "can_pass": is_open and not left_open(shown, judged),
        "left_open": left_open(shown, judged) if is_open else [],
    }


def questions(found: Sequence[Finding], judged: Sequence[Judgement]) -> list[dict[str, Any]]:
    """The two questions that an officer answers of every bid (R4.4-3)."""
    said = by_rule(judged, SIFT)
    clauses = {one.rule: one.clause for one in found}
    return [
        {"rule": rule, "asks": asks, "yes": yes, "no": no, "clause": clauses[rule], "said": said.get(rule)}
        for rule, (asks, yes, no) in QUESTIONS.items()
    ]


def by_rule(judged: Sequence[Judgement], stage: str) -> Mapping[str, Judgement]:
    return {one.rule: one for one in judged if one.stage == stage}


def lines(found: Sequence[Finding], judged: Sequence[Judgement], stage: str) -> list[dict[str, Any]]:
    """What is not simply met, with who said what of it; `wants` asks for a reason."""
    said = by_rule(judged, stage)
    return [
        {
            "finding": one,
            "mark": mark_of(one, said.get(one.rule)),
            "said": said.get(one.rule),
            "wants": one.needs_reason if one.rule == OVERLAPS else wants_a_person(one),
        }
        for one in found
        if one.outcome is not Outcome.MET and one.rule not in QUESTIONS
    ]


def left_open(found: Sequence[Finding], judged: Sequence[Judgement]) -> list[str]:
    """What keeps the bid from passing the sift, in words."""
    said = by_rule(judged, SIFT)
    open_still = [one for one in found if one.holds_up or is_bare(one, said)]
    return [one.because for one in open_still]


def is_bare(one: Finding, said: Mapping[str, Judgement]) -> bool:
    """Overlaps not looked at are not made good by a reason (R4.4-2)."""
    if one.rule == OVERLAPS and one.needs_judgement:
        return True
    return wants_a_person(one) and one.rule not in said


@tab("support", "Endorsements", place=3)
def support(request: SignedIn, whole: Whole) -> dict[str, Any]:
    """Partners the applicant asked, and those the office asked itself (4.6, 4.19)."""
    return {
        "partners": list(partners_asked(whole.bid)),
        "answer_colours": ANSWER_COLOURS,
        "consultations": list(whole.bid.consultations.select_related("asked_by")),
    }


@tab("record", "Record", place=7)
def record(request: SignedIn, whole: Whole) -> dict[str, Any]:
    """Every line of the record about the bid, in words."""
    return {"events": events_of(whole.bid)}
