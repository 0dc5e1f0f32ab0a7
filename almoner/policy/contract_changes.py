"""Chapters 3.9, 9.1 and 1.9: what a variation of a contract must be before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.procurement import longest_end
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import counted, day, pounds, tenths

__all__ = ["BEFORE_MAKING", "BEFORE_PROPOSING", "EXTENSION", "LONGER", "TERM", "Change", "percent_tenths"]

EXTENSION, PRICE, SCOPE, TERM = "extension", "price", "scope", "term"
LONGER = (EXTENSION, TERM)
THOUSAND, TEN = 1000, 10


@dataclass(frozen=True)
class Change:
    """A variation; `grown_pence` is what others than extensions added so far, this one not counted.

    `reviewed_on` is when its last performance review was closed; `review_lets_it` that it concludes for it.
    """

    terms: Terms
    kind: str
    today: date
    starts_on: date
    latest_end: date
    months: int = 0
    next_extension: int | None = None
    is_for_victims: bool = True
    original_pence: int = 0
    grown_pence: int = 0
    added_pence: int = 0
    decided_pence: int = 0
    confirmed_by: str = ""
    confirmed_on: date | None = None
    confirmation: str = ""
    is_decided: bool = False
    is_waived: bool = False
    reviewed_on: date | None = None
    review_lets_it: bool = False


def percent_tenths(added_pence: int, original_pence: int) -> int:
    """Tenths of a per cent, rounded down."""
    return added_pence * THOUSAND // original_pence if original_pence else 0


@rule("3.9", id="R3.9-2-change", asks="Has the seven-force team confirmed the longer term?", force=Force.MUST)
def longer_term_is_confirmed(change: Change) -> Verdict:
    if change.kind not in LONGER:
        return met()
    said = change.confirmed_by.strip() and change.confirmation.strip() and change.confirmed_on
    if said and change.confirmed_on is not None and change.confirmed_on <= change.today:
        return met()
    return not_met(
        "The seven-force team's confirmation of the longer term is not recorded.",
        "Record who confirmed it, when, and their reference.",
    )


@rule("3.9", id="R3.9-5", asks="Does the contract allow this extension?", force=Force.MUST)
def extension_is_allowed(change: Change) -> Verdict:
    if change.kind != EXTENSION or change.months == change.next_extension:
        return met()
    if change.next_extension is None:
        return not_met("No extension is left.", "A longer term needs a variation of the term, or a tender.")
    months = counted(change.next_extension, "month")
    return not_met(f"The next extension that it allows has {months}.", f"Extend it by {months}.")


@rule("2.1", id="R2.1c-1", asks="Does it still end within five years, or is that waived?", force=Force.MUST)
def longer_term_ends_in_time(change: Change) -> Verdict:
    last = longest_end(change.starts_on, change.terms)
    if not change.is_for_victims or change.latest_end <= last or change.is_waived:
        return met()
    return not_met(
        f"It could run until {day(change.latest_end)}, beyond {day(last)}.",
        "Shorten it, or name the published decision that waives this.",
    )


@rule("1.9", id="R1.9-6", asks="Has the contract grown little beyond its tender?", force=Force.SHOULD)
def growth_is_small(change: Change) -> Verdict:
    grown = change.grown_pence + (0 if change.kind == EXTENSION else change.added_pence)
    share = percent_tenths(grown, change.original_pence)
    limit = change.terms.contract_growth_percent
    if grown * 100 <= change.original_pence * limit:
        return met()
    return not_met(
        f"Beyond its extensions it grows by {pounds(grown)}, {tenths(share)}% of what was tendered; "
        f"more than {limit}% may need a tender.",
        "Write why it may.",
    )


@rule("1.10", id="R1.10-3-change", asks="Is its decision signed and published?", force=Force.MUST)
def change_is_decided(change: Change) -> Verdict:
    if change.is_decided:
        return met()
    return not_met("Its decision is not signed and published.", "A variation follows its decision.")


@rule("3.4", id="R3.4-3-change", asks="Is the money within what the variation adds?", force=Force.MUST)
def money_is_what_it_adds(change: Change) -> Verdict:
    if change.decided_pence <= change.added_pence:
        return met()
    return not_met(
        f"The decision gives {pounds(change.decided_pence)}; it adds {pounds(change.added_pence)}.",
        "Propose it again with the right sum.",
    )


BEFORE_PROPOSING = (
    longer_term_is_confirmed,
    extension_is_allowed,
    longer_term_ends_in_time,
    growth_is_small,
)
BEFORE_MAKING = (
    longer_term_is_confirmed,
    extension_is_allowed,
    longer_term_ends_in_time,
    change_is_decided,
    money_is_what_it_adds,
)
