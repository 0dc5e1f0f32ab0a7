"""Chapter 3.2: pilots that worked are found, and may then be funded by the larger fund."""

from __future__ import annotations

from dataclasses import dataclass

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import listed

__all__ = ["BEFORE_MOVING", "Pilot"]


@dataclass(frozen=True)
class Pilot:
    """An agreement from a round that is thought suitable to scale."""

    is_signed: bool
    report_is_accepted: bool


@rule("3.2", id="R3.2-5", asks="Has the pilot shown that it works?", force=Force.SHOULD, about="early_reason")
def has_shown_that_it_works(pilot: Pilot) -> Verdict:
    wrong = []
    if not pilot.is_signed:
        wrong.append("its agreement is not signed by both")
    if not pilot.report_is_accepted:
        wrong.append("no report on it is accepted yet")
    if not wrong:
        return met()
    return not_met(f"The pilot has not shown it: {listed(wrong)}.", "Wait for the report, or say why not.")


BEFORE_MOVING = (has_shown_that_it_works,)
