"""How a bid and its findings look to the office: words with a colour."""

from dataclasses import dataclass

from almoner.do.applications import states
from almoner.do.applications.casework import Judgement
from almoner.policy.findings import Finding, Outcome

COLOURS = {
    states.DRAFT: "grey",
    states.SUBMITTED: "yellow",
    states.INELIGIBLE: "grey",
    states.ELIGIBLE: "blue",
    states.RECOMMENDED: "teal",
    states.RESERVE: "purple",
    states.NOT_RECOMMENDED: "grey",
    states.AWARDED: "green",
    states.REFUSED: "grey",
    states.WITHDRAWN: "grey",
    states.LAPSED: "grey",
}


@dataclass(frozen=True)
class Mark:
    """What one rule says of one bid, in a word with a colour; `because` says it in full."""

    words: str
    colour: str
    because: str = ""


def mark_of(found: Finding | None, judged: Judgement | None = None) -> Mark:
    """An answer with a name comes before the rule's own word."""
    if found is None or found.outcome is Outcome.MET:
        return Mark("Met", "green")
    if judged is not None:
        return Mark("Judged met" if judged.is_met else "Reason given", "blue", judged.reason)
    if found.blocks:
        return Mark("Not met", "red", found.because)
    if found.needs_judgement:
        return Mark("To be judged", "orange", found.because)
    if found.needs_reason:
        return Mark("Needs a reason", "orange", found.because)
    return Mark("Note", "grey", found.because)
