"""Chapters 1.3, 1.6 and 3.8: moving money between budgets and between years."""

from __future__ import annotations

from dataclasses import dataclass

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import pounds

__all__ = ["BEFORE_CARRYING", "BEFORE_VIREMENT", "CarryForward", "Virement"]


@dataclass(frozen=True)
class Virement:
    """Money to be moved between budgets. `by_chief` says that the Chief Finance Officer moves it."""

    terms: Terms
    amount_pence: int
    free_pence: int
    source_stream: str
    target_stream: str
    source_year: str
    target_year: str
    is_restricted: bool = False
    source_purpose: str = ""
    target_purpose: str = ""
    by_chief: bool = False
    because: str = ""


@dataclass(frozen=True)
class CarryForward:
    """What is free at the end of a year, to be taken into the next."""

    amount_pence: int
    free_pence: int
    stream_may: bool
    stream: str
    year_has_ended: bool


@rule("1.3", id="R1.3-2", asks="Is the money to be moved free?", force=Force.MUST, about="amount_pence")
def moves_only_what_is_free(move: Virement) -> Verdict:
    if 0 < move.amount_pence <= move.free_pence:
        return met()
    return not_met(
        f"{pounds(max(move.free_pence, 0))} is free here; {pounds(move.amount_pence)} is asked for.",
        "Move less, or release what is no longer needed first.",
    )


@rule(
    "1.3",
    id="R1.3-2-restricted",
    asks="Does restricted money keep its purpose?",
    force=Force.MUST,
    about="target",
)
def restricted_money_keeps_its_purpose(move: Virement) -> Verdict:
    if not move.is_restricted or move.source_purpose == move.target_purpose:
        return met()
    return not_met(
        "This money is restricted, and the other budget has another purpose.",
        "Move it to a budget of the same purpose only.",
    )


@rule(
    "1.7",
    id="R1.7-1-virement",
    asks="Is it the same money, of the same year?",
    force=Force.MUST,
    about="target",
)
def stays_in_its_stream_and_year(move: Virement) -> Verdict:
    if (move.source_stream, move.source_year) == (move.target_stream, move.target_year):
        return met()
    return not_met(
        "Money keeps its stream and its year when it is moved.",
        "Choose a budget of the same stream and year; money of another year is carried forward.",
    )


@rule("1.3", id="R1.3-3", asks="May this person move so much?", force=Force.MUST, about="amount_pence")
def moved_by_who_may(move: Virement) -> Verdict:
    if move.by_chief or move.amount_pence <= move.terms.virement_officer_pence:
        return met()
    return not_met(
        f"Over {pounds(move.terms.virement_officer_pence)} the Chief Finance Officer moves the money.",
        "Ask the Chief Finance Officer.",
    )


@rule("1.3", id="R1.3-4", asks="Is it said why?", force=Force.MUST, about="reason")
def says_why(move: Virement) -> Verdict:
    return met() if move.because.strip() else not_met("No reason is given.", "Say why the money moves.")


@rule("3.8", id="R3.8-2", asks="May this money be carried forward?", force=Force.MUST, about="amount_pence")
def stream_lets_it_be_carried(carried: CarryForward) -> Verdict:
    if carried.stream_may:
        return met()
    return not_met(
        f"What is left of {carried.stream} goes back at the year end.",
        "Spend it in its year, or return it to whoever gave it.",
    )


@rule("3.8", id="R3.8-2-free", asks="Is it really left over?", force=Force.MUST, about="amount_pence")
def only_what_is_left(carried: CarryForward) -> Verdict:
    if carried.year_has_ended and 0 < carried.amount_pence <= carried.free_pence:
        return met()
    if not carried.year_has_ended:
        return not_met("The year has not ended.", "Carry forward from 1 April.")
    return not_met(
        f"{pounds(max(carried.free_pence, 0))} is left over; {pounds(carried.amount_pence)} is asked for.",
        "Carry forward less.",
    )


BEFORE_VIREMENT = (
    moves_only_what_is_free,
    stays_in_its_stream_and_year,
    restricted_money_keeps_its_purpose,
    moved_by_who_may,
    says_why,
)
BEFORE_CARRYING = (stream_lets_it_be_carried, only_what_is_left)
