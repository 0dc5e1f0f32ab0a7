"""Chapter 3.7: money that partners pool, allocated on each contributor's conditions, reviewed each year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import pounds

__all__ = ["BEFORE_ALLOCATING", "BEFORE_CONTRIBUTING", "NewContribution", "Share", "review_due"]

CONTINUE, VARY, STOP = "continue", "vary", "stop"


@dataclass(frozen=True)
class Share:
    """What one contributor would give to one piece of work; `left_pence` leaves this share out.

    `permitted` is empty where the giver permits every purpose.
    """

    contributor: str
    work: str
    amount_pence: int
    left_pence: int
    purpose: str
    permitted: frozenset[str] = frozenset()
    is_restricted: bool = False
    how_it_fits: str = ""


@dataclass(frozen=True)
class NewContribution:
    """The office's own part of a new year; `conclusion` is that of the closed review of the year before."""

    year: str
    last_year: str
    gave_last_year: bool
    conclusion: str = ""
    because: str = ""


@rule(
    "3.7",
    id="R3.7-1",
    asks="Is no more allocated than the contributor has left?",
    force=Force.MUST,
    about="amount_pence",
)
def stays_within_the_contribution(share: Share) -> Verdict:
    if share.amount_pence <= share.left_pence:
        return met()
    return not_met(
        f"{share.contributor} has {pounds(max(share.left_pence, 0))} left; "
        f"{pounds(share.amount_pence)} would be allocated to {share.work}.",
        "Allocate less, or another contributor's money.",
    )


@rule(
    "3.7",
    id="R3.7-1-purpose",
    asks="Is restricted money allocated for its purpose only?",
    force=Force.MUST,
    about="how_it_fits",
)
def serves_the_contributors_purpose(share: Share) -> Verdict:
    if share.permitted and share.purpose not in share.permitted:
        return not_met(
            f"{share.contributor} is not for the purpose of {share.work}.", "Choose another contributor."
        )
    if share.is_restricted and not share.how_it_fits.strip():
        return not_met(
            f"{share.contributor} is restricted, and nothing says how {share.work} meets its conditions.",
            "Say how the work meets the conditions.",
        )
    return met()


@rule(
    "3.7",
    id="R3.7-2",
    asks="Is the year before reviewed, and does its review not say stop?",
    force=Force.SHOULD,
    about="reason",
)
def last_year_is_reviewed(found: NewContribution) -> Verdict:
    if not found.gave_last_year or found.because.strip() or found.conclusion in (CONTINUE, VARY):
        return met()
    if found.conclusion == STOP:
        because = f"The review of {found.last_year} says that the contribution should stop."
    else:
        because = f"The contribution to {found.last_year} has no closed review."
    return not_met(because, f"Close the review first, or say why {found.year} is agreed all the same.")


def review_due(year_end: date, terms: Terms) -> date:
    """By when a year's review is closed, so that the next contribution can rest on it."""
    return year_end - timedelta(days=terms.pool_review_days_before_year_end)


BEFORE_ALLOCATING = (stays_within_the_contribution, serves_the_contributors_purpose)
BEFORE_CONTRIBUTING = (last_year_is_reviewed,)
