"""Chapters 3.3 and 4.4 at the sift: what an officer must answer before the panel sees a bid."""

from __future__ import annotations

from dataclasses import dataclass

from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import listed

DIFFERS = "differs"


@dataclass(frozen=True)
class Overlap:
    """Something like this bid; `view` is the officer's: "" not looked at, "differs" or "duplicates"."""

    reference: str
    because: tuple[str, ...] = ()
    view: str = ""


@dataclass(frozen=True)
class Sifting:
    """An officer's answers; None is a question not answered yet."""

    effective_impact: bool | None = None
    substitutes_statutory: bool | None = None
    overlaps: tuple[Overlap, ...] = ()
    eligible: bool | None = None
    reason: str = ""


@rule(
    "4.4", id="R4.4-2", asks="Is it new, beside what is funded already?", force=Force.SHOULD, about="overlaps"
)
def does_not_duplicate(sifting: Sifting) -> Verdict:
    unseen = [f"{one.reference} ({listed(one.because)})" for one in sifting.overlaps if not one.view]
    if unseen:
        return judge(
            f"These may overlap with it: {listed(unseen)}.", "Look at each and say whether it differs."
        )
    doubles = [one.reference for one in sifting.overlaps if one.view != DIFFERS]
    if not doubles:
        return met()
    return not_met(
        f"It duplicates or competes with {listed(doubles)}.",
        "Say why it should still go to the panel, or find it ineligible.",
    )


@rule("4.4", id="R4.4-3", asks="Is effective impact shown?", force=Force.MUST, about="effective_impact")
def shows_effective_impact(sifting: Sifting) -> Verdict:
    if sifting.effective_impact is None:
        return judge("The officer has not said whether effective impact is shown.", "Answer the question.")
    if sifting.effective_impact:
        return met()
    return not_met(
        "It does not demonstrate effective impact on the plan's priorities.",
        "Such a bid is not eligible: tell the applicant what was missing.",
    )


@rule(
    "4.4",
    id="R4.4-3-statutory",
    asks="Does it leave statutory funding in its place?",
    force=Force.MUST,
    about="substitutes_statutory",
)
def replaces_no_statutory_duty(sifting: Sifting) -> Verdict:
    if sifting.substitutes_statutory is None:
        return judge(
            "The officer has not said whether it replaces statutory funding.", "Answer the question."
        )
    if not sifting.substitutes_statutory:
        return met()
    return not_met(
        "It would be a substitute for statutory funding.",
        "Such a bid is not eligible: tell the applicant whose duty it is.",
    )


@rule("3.3", id="R3.3-1", asks="Has it passed the sift, so that the panel may see it?", force=Force.MUST)
def passed_the_sift(sifting: Sifting) -> Verdict:
    if sifting.eligible is None:
        return judge("The sift has no result yet.", "Find the application eligible or not eligible.")
    if sifting.eligible:
        return met()
    return not_met("It was found not eligible.", "Only eligible applications are shared with the panel.")


@rule("3.3", id="R3.3-7", asks="Has an ineligible finding a reason?", force=Force.MUST, about="reason")
def ineligible_has_a_reason(sifting: Sifting) -> Verdict:
    if sifting.eligible is not False or sifting.reason.strip():
        return met()
    return not_met(
        "It was found not eligible, but no reason is written.",
        "Write the reason as the applicant will read it.",
    )


AT_SIFT = (
    shows_effective_impact,
    replaces_no_statutory_duty,
    does_not_duplicate,
    ineligible_has_a_reason,
)
BEFORE_THE_PANEL = (passed_the_sift,)
