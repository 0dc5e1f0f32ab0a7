"""Chapters 2.1g and 4.12: what must be so before money leaves, and who lets it go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import day, pounds

BACS = frozenset({"bacs18", "pain001"})


@dataclass(frozen=True)
class Payable:
    """An instalment that somebody wants to pay; `owed_pence` is what its commitment still holds.

    `bank_trouble` says in words why the bank details may not be used; empty when they may.
    `covers_from` is the first day of the time that it pays for, where that is written down.
    """

    terms: Terms
    today: date
    amount_pence: int
    due_on: date
    owed_pence: int
    is_signed_by_both: bool
    bank_trouble: str = ""
    ends_on: date | None = None
    condition: str = ""
    condition_is_met: bool = False
    overdue_reports: int = 0
    held_because: str = ""
    covers_from: date | None = None


@dataclass(frozen=True)
class Release:
    """A pay run about to leave. `hands` made it or asked for its release; all are public ids.

    `money_day` is when payees have the money, `file_format` the form of the file for the bank.
    """

    terms: Terms
    today: date
    hands: frozenset[str]
    releaser: str
    money_day: date
    is_bank_day: bool
    earliest_day: date
    file_format: str


@rule("4.12", id="R4.12-1", asks="Is the agreement signed by both?", force=Force.MUST)
def agreement_is_signed(paid: Payable) -> Verdict:
    if paid.is_signed_by_both:
        return met()
    return not_met("The agreement is not signed by both.", "Nothing is paid before it is.")


@rule("4.12", id="R4.12-2-pay", asks="May the bank details be used?", force=Force.MUST)
def bank_details_may_be_used(paid: Payable) -> Verdict:
    return not_met(paid.bank_trouble) if paid.bank_trouble else met()


@rule("4.12", id="R4.12-3", asks="Is it within the award?", force=Force.MUST, about="amount_pence")
def within_the_award(paid: Payable) -> Verdict:
    if 0 < paid.amount_pence <= paid.owed_pence:
        return met()
    return not_met(
        f"{pounds(max(paid.owed_pence, 0))} of the award is left; this is {pounds(paid.amount_pence)}.",
        "Change the instalments so that they add up to the award.",
    )


@rule("4.12", id="R4.12-1-condition", asks="Is the instalment's condition met?", force=Force.MUST)
def condition_is_met(paid: Payable) -> Verdict:
    if not paid.condition or paid.condition_is_met:
        return met()
    return not_met(f"It waits for: {paid.condition}.", "An officer writes down when this is so.")


@rule("4.13", id="R4.13-5", asks="Are the recipient's reports in?", force=Force.MUST)
def reports_are_in(paid: Payable) -> Verdict:
    if not paid.overdue_reports:
        return met()
    return not_met("A report on earlier money is overdue.", "It comes first; then this can be paid.")


@rule("2.1", id="R2.1g-1-hold", asks="Has nobody held the payment?", force=Force.MUST)
def is_not_held(paid: Payable) -> Verdict:
    return not_met(f"Held: {paid.held_because}", "Whoever may pay lifts it.") if paid.held_because else met()


@rule("2.1", id="R2.1g-1-need", asks="Is it paid when it is needed, not before?", force=Force.MUST)
def not_before_it_is_due(paid: Payable) -> Verdict:
    first = paid.due_on - timedelta(days=paid.terms.payment_run_ahead_days)
    if paid.today >= first:
        return met()
    return not_met(f"It is due on {day(paid.due_on)}.", f"It can go into a pay run from {day(first)}.")


@rule("2.1", id="R2.1g-2", asks="Is it paid for a time that has begun?", force=Force.SHOULD)
def not_in_advance_of_need(paid: Payable) -> Verdict:
    if paid.covers_from is None or paid.due_on >= paid.covers_from:
        return met()
    return not_met(
        f"It is due on {day(paid.due_on)} and pays for the time from {day(paid.covers_from)}.",
        "Say why it is needed in advance.",
    )


@rule("4.12", id="R4.12-5", asks="Is it paid within the agreement's time?", force=Force.SHOULD)
def within_the_agreements_time(paid: Payable) -> Verdict:
    if paid.ends_on is None or paid.today <= paid.ends_on:
        return met()
    return not_met(f"The agreement ended on {day(paid.ends_on)}.", "Say why it is paid now.")


@rule("4.12", id="R4.12-6", asks="Is it paid by Bacs?", force=Force.MUST)
def paid_by_bacs(run: Release) -> Verdict:
    return met() if run.file_format in BACS else not_met("Money is released by Bacs only.", "Choose Bacs.")


@rule("2.1", id="R2.1g-1-pay", asks="Does a second person release the run?", force=Force.MUST)
def released_by_another(run: Release) -> Verdict:
    if run.releaser not in run.hands:
        return met()
    return not_met(
        "Whoever makes a pay run, or asks for its release, does not release it.", "Somebody else releases it."
    )


@rule("4.12", id="R4.12-6-day", asks="Can the bank pay on that day?", force=Force.MUST, about="money_day")
def paid_on_a_bank_day(run: Release) -> Verdict:
    if not run.is_bank_day:
        return not_met(f"{day(run.money_day)} is not a working day.", "Choose a working day.")
    if run.money_day < run.earliest_day:
        return not_met(
            "Bacs takes three working days: the file today, the banks tomorrow, the money the day after.",
            f"The earliest day is {day(run.earliest_day)}.",
        )
    return met()


BEFORE_PAYING = (
    agreement_is_signed,
    bank_details_may_be_used,
    within_the_award,
    condition_is_met,
    reports_are_in,
    is_not_held,
    not_before_it_is_due,
    not_in_advance_of_need,
    within_the_agreements_time,
)
BEFORE_ASKING = (paid_on_a_bank_day, paid_by_bacs)
BEFORE_RELEASE = (released_by_another, paid_on_a_bank_day, paid_by_bacs)
