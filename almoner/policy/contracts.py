"""Chapters 2.1 c, 3.9 and 1.9: contracts that run, what they must be warned of, and their copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.procurement import longest_end
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import day, pounds

__all__ = ["BEFORE_KEEPING", "WHILE_IT_RUNS", "Running", "extension_due", "recommission_window"]


@dataclass(frozen=True)
class Running:
    """A contract as it stands; `may_extend`: an extension is left; `is_followed`: what comes is known.

    `reviewed_on` is the day on which its last performance review was closed.
    """

    terms: Terms
    today: date
    starts_on: date
    ends_on: date
    latest_end: date
    is_for_victims: bool = True
    may_extend: bool = False
    is_followed: bool = False
    value_pence: int = 0
    is_signed: bool = True
    copy_is_settled: bool = False
    reviewed_on: date | None = None


def before(last: date, months: int) -> date:
    """So many months before a last day: six before 31 March are 30 September."""
    return add_months(last + timedelta(days=1), -months) - timedelta(days=1)


def extension_due(ends_on: date, terms: Terms) -> date:
    """By when the decision to extend is due."""
    return before(ends_on, terms.extension_notice_months)


def recommission_window(latest_end: date, terms: Terms) -> tuple[date, date]:
    """From when the next contract is prepared, and by when its decision is due."""
    first = before(latest_end, terms.recommission_opens_months)
    return first, before(latest_end, max(terms.reprocurement_lead_months))


@rule("3.9", id="R3.9-1-contract", asks="Does the contract end within five years?", force=Force.MUST)
def contract_ends_within_the_longest_term(running: Running) -> Verdict:
    last = longest_end(running.starts_on, running.terms)
    if not running.is_for_victims or running.latest_end <= last:
        return met()
    return not_met(
        f"It could run until {day(running.latest_end)}, beyond {day(last)}.", "Shorten it or its extensions."
    )


@rule("3.9", id="R3.9-6", asks="Is an extension decided in time?", force=Force.SHOULD)
def extension_is_decided_in_time(running: Running) -> Verdict:
    due = extension_due(running.ends_on, running.terms)
    if not running.may_extend or not due < running.today <= running.ends_on:
        return met()
    return not_met(
        f"It ends on {day(running.ends_on)}; whether to extend it was due by {day(due)}.",
        "Put the extension to decision, or let the provider know that it ends.",
    )


@rule("2.1", id="R2.1c-2", asks="Is what follows the contract decided in time?", force=Force.SHOULD)
def next_contract_is_prepared(running: Running) -> Verdict:
    first, due = recommission_window(running.latest_end, running.terms)
    if running.is_followed or not first <= running.today <= running.latest_end:
        return met()
    return not_met(
        f"Its final end is {day(running.latest_end)}; what follows is due by {day(due)}.",
        "Plan the next procurement, or say that the service ends.",
    )


@rule(
    "1.9",
    id="R1.9-5",
    asks="Is the contract's copy published, or withheld with a reason?",
    force=Force.SHOULD,
)
def copy_is_settled(running: Running) -> Verdict:
    limit = running.terms.contract_copy_pence
    if not running.is_signed or running.copy_is_settled or running.value_pence <= limit:
        return met()
    return not_met(
        f"A contract over {pounds(limit)} is published as a copy.", "Publish it, or give the ground for not."
    )


BEFORE_KEEPING = (contract_ends_within_the_longest_term,)
WHILE_IT_RUNS = (extension_is_decided_in_time, next_contract_is_prepared, copy_is_settled)
