"""Chapter 2.1 i and j: contracts are reviewed, by two people, before they are made longer."""

from __future__ import annotations

from dataclasses import dataclass

from almoner.policy.contract_changes import LONGER, Change
from almoner.policy.contracts import Running, before, extension_due
from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import counted, day

__all__ = ["BEFORE_CLOSING", "BEFORE_DECIDING", "WHILE_REVIEWED", "Closing"]


@dataclass(frozen=True)
class Closing:
    """A review about to be closed; people by their public ids."""

    opened_by: str
    closed_by: str
    feedback: str


@rule("2.1", id="R2.1i-2-close", asks="Does another person close the review?", force=Force.MUST)
def closed_by_another(closing: Closing) -> Verdict:
    if closing.opened_by != closing.closed_by:
        return met()
    return not_met("You opened this review.", "Another officer reads and closes it.")


@rule("2.1", id="R2.1j-1-review", asks="Were those who use the service heard?", force=Force.MUST)
def users_are_heard(closing: Closing) -> Verdict:
    if closing.feedback.strip():
        return met()
    return not_met(
        "Nothing is said of those who use the service.", "Write what they said, and how it was heard."
    )


@rule("2.1", id="R2.1i-2", asks="Is a performance review closed before it is extended?", force=Force.MUST)
def longer_term_is_reviewed(change: Change) -> Verdict:
    months = change.terms.contract_review_months
    if change.kind not in LONGER:
        return met()
    if change.reviewed_on is None or add_months(change.reviewed_on, months) < change.today:
        return not_met(
            f"No performance review is closed that is not older than {counted(months, 'month')}.",
            "Review the contract; another officer closes the review.",
        )
    if change.review_lets_it:
        return met()
    return not_met(
        f"The review closed on {day(change.reviewed_on)} concludes otherwise.",
        "Do as it says, or review the contract anew.",
    )


@rule("2.1", id="R2.1i-2-due", asks="Is it reviewed before its extension falls due?", force=Force.SHOULD)
def extension_is_reviewed_in_time(running: Running) -> Verdict:
    due = extension_due(running.ends_on, running.terms)
    first = before(due, running.terms.contract_review_lead_months)
    if not running.may_extend or not first <= running.today <= running.ends_on or is_reviewed(running):
        return met()
    return not_met(f"Whether to extend it is due by {day(due)}, and no review is closed.", "Review it.")


@rule("2.1", id="R2.1j-1", asks="Were its users heard in the last year?", force=Force.SHOULD)
def users_were_heard_this_year(running: Running) -> Verdict:
    months = running.terms.contract_review_months
    runs = add_months(running.starts_on, months) <= running.today <= running.ends_on
    if not runs or is_reviewed(running):
        return met()
    return not_met(
        f"For {counted(months, 'month')} no review has said what those who use the service think.",
        "Review it, and hear them.",
    )


def is_reviewed(running: Running) -> bool:
    months = running.terms.contract_review_months
    return running.reviewed_on is not None and add_months(running.reviewed_on, months) >= running.today


BEFORE_CLOSING = (closed_by_another, users_are_heard)
BEFORE_DECIDING = (longer_term_is_reviewed,)
WHILE_REVIEWED = (extension_is_reviewed_in_time, users_were_heard_this_year)
