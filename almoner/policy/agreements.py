"""Chapters 3.4 and 4.12: offering and signing an agreement."""

from __future__ import annotations

from datetime import date, timedelta

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.offers import BLOCKS, Offer
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import counted, day, listed, pounds

__all__ = ["BEFORE_OFFER", "BEFORE_PAYMENT", "BEFORE_SIGNATURE", "BLOCKS", "Offer", "lapses_on", "usual_end"]


def usual_end(release_on: date, terms: Terms) -> date:
    """One year from release, less a day."""
    return add_months(release_on, terms.grant_months) - timedelta(days=1)


def lapses_on(issued_on: date, terms: Terms) -> date:
    """The last day on which the offer can be accepted."""
    return issued_on + timedelta(days=terms.offer_lapse_days)


@rule("1.10", id="R1.10-3", asks="Is the decision fully signed?", force=Force.MUST)
def decision_is_signed(offer: Offer) -> Verdict:
    if offer.decision_is_signed:
        return met()
    return not_met("The decision is not fully signed.", "No agreement is issued before the decision.")


@rule("4.21", id="R4.21-5", asks="Is the decision published?", force=Force.MUST)
def decision_is_published(offer: Offer) -> Verdict:
    if offer.decision_is_published:
        return met()
    return not_met("The decision is not published.", "Publish it first: everybody hears at the same time.")


@rule(
    "3.4", id="R3.4-1", asks="Does the agreement hold everything it must?", force=Force.MUST, about="blocks"
)
def holds_every_part(offer: Offer) -> Verdict:
    missing = [block for block in BLOCKS if block not in offer.blocks]
    if not missing:
        return met()
    return not_met(
        f"The agreement says nothing on {listed(missing)}.", "Use a template that holds every part."
    )


@rule("3.4", id="R3.4-2", asks="Have both sides signed?", force=Force.MUST)
def both_have_signed(offer: Offer) -> Verdict:
    sides = {"the recipient": offer.recipient_signed_at, "the commissioning body": offer.we_signed_at}
    missing = [side for side, signed in sides.items() if signed is None]
    if not missing:
        return met()
    return not_met(f"Not signed by {listed(missing)}.", "Money is released on a signed agreement.")


@rule("3.4", id="R3.4-3", asks="Is the sum the one decided?", force=Force.MUST, about="amount")
def sum_is_as_decided(offer: Offer) -> Verdict:
    if offer.amount_pence == offer.decided_pence:
        return met()
    return not_met(
        f"The agreement says {pounds(offer.amount_pence)}, the decision {pounds(offer.decided_pence)}.",
        "Correct the agreement; a different sum needs a new decision.",
    )


@rule("3.4", id="R3.4-4", asks="Is the offer still open?", force=Force.SHOULD, about="issued_on")
def offer_is_open(offer: Offer) -> Verdict:
    if offer.issued_on is None:
        return judge("It is not known when the offer was made.", "Record the day it was issued.")
    last = lapses_on(offer.issued_on, offer.terms)
    answered = offer.recipient_signed_at.date() if offer.recipient_signed_at else offer.today
    if answered <= last:
        return met()
    return not_met(
        f"The offer was open for {counted(offer.terms.offer_lapse_days, 'day')}, until {day(last)}.",
        "Let it lapse, or say why it is kept open.",
    )


@rule("3.4", id="R3.4-5", asks="Has someone with authority accepted it?", force=Force.MUST)
def accepted_with_authority(offer: Offer) -> Verdict:
    if offer.recipient_signed_at is None:
        return not_met("The recipient has not signed.", "The recipient signs first.")
    if offer.authority_statement.strip():
        return met()
    return not_met(
        "Whoever signed has not said that they may sign for the organisation.",
        "Ask for a statement of authority.",
    )


@rule(
    "4.12", id="R4.12-4", asks="Does it run for one year from release?", force=Force.SHOULD, about="ends_on"
)
def runs_for_one_year(offer: Offer) -> Verdict:
    if offer.release_on is None or offer.ends_on is None:
        return not_met("The day of release or the end is not given.", "Give both dates.")
    usual = usual_end(offer.release_on, offer.terms)
    if offer.ends_on == usual or offer.ends_because.strip():
        return met()
    return not_met(
        f"It ends on {day(offer.ends_on)}; grants normally end one year from release, on {day(usual)}.",
        "Change the end, or state the reason in the agreement.",
    )


BEFORE_OFFER = (
    decision_is_signed,
    decision_is_published,
    holds_every_part,
    sum_is_as_decided,
    runs_for_one_year,
)
BEFORE_SIGNATURE = (decision_is_signed, sum_is_as_decided, accepted_with_authority, offer_is_open)
BEFORE_PAYMENT = (both_have_signed, sum_is_as_decided)
