"""Chapter 3.6: smaller grants outside rounds, answering an initiative, checked like any other."""

from __future__ import annotations

from dataclasses import dataclass

from almoner.policy.diligence_facts import PASSES
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.need import need_is_shown
from almoner.policy.rule import rule

__all__ = ["BEFORE_DECISION", "BEFORE_PUTTING_FORWARD", "LINE", "TRIGGERS", "AdHoc"]

TRIGGERS = {
    "partner": "A partner named it",
    "needs_assessment": "A needs assessment shows it",
    "legislation": "A change in law or regulation",
    "event": "Something that happened",
}
LINE = "adhoc"


@dataclass(frozen=True)
class AdHoc:
    """A proposal outside any round; `diligence` is empty while the checks are not concluded."""

    trigger: str = ""
    evidence: str = ""
    options: str = ""
    waiver: str = ""
    diligence: str = ""

    @property
    def need(self) -> str:
        """What brought it about is its evidence (R2.1d-1)."""
        return self.evidence


@rule("3.6", id="R3.6-1", asks="Does it answer an identified initiative?", force=Force.MUST, about="evidence")
def answers_an_initiative(proposal: AdHoc) -> Verdict:
    if proposal.trigger not in TRIGGERS:
        return not_met("It is not said what the proposal answers.", "Choose what brought it about.")
    if proposal.evidence.strip():
        return met()
    return not_met("Nothing shows what brought it about.", "Write who named it, when, and where that stands.")


@rule("3.6", id="R3.6-1-options", asks="Were other ways looked at?", force=Force.MUST, about="options")
def other_ways_were_looked_at(proposal: AdHoc) -> Verdict:
    if proposal.options.strip():
        return met()
    return not_met("No other way was looked at.", "Write which ways there were, doing nothing among them.")


@rule(
    "3.6",
    id="R3.6-1-direct",
    asks="Is it said why no bids are asked for?",
    force=Force.MUST,
    about="waiver",
)
def direct_award_is_justified(proposal: AdHoc) -> Verdict:
    if proposal.waiver.strip():
        return met()
    return not_met("Nothing says why it is not competed.", "Write why it cannot wait for a round.")


@rule("3.6", id="R3.6-2", asks="Is the organisation checked as for a round?", force=Force.MUST)
def is_checked_like_any_award(proposal: AdHoc) -> Verdict:
    if proposal.diligence in PASSES:
        return met()
    if proposal.diligence:
        return not_met("The checks failed.", "Give the proposal up, or check again when more is known.")
    return not_met("The checks are not concluded.", "Finish checks a to d (9.1) before it goes on a sheet.")


BEFORE_PUTTING_FORWARD = (
    answers_an_initiative,
    need_is_shown,
    other_ways_were_looked_at,
    direct_award_is_justified,
)
BEFORE_DECISION = (*BEFORE_PUTTING_FORWARD, is_checked_like_any_award)
