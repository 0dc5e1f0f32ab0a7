"""Chapters 1.7, 1.8 and 3.8: money that comes in, what may be budgeted of it, and what will be lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import pounds

__all__ = [
    "BEFORE_BUDGETING",
    "BEFORE_COMMITTING",
    "OF_THE_STREAM",
    "OF_THE_YEAR",
    "IncomeYear",
    "Planned",
    "StreamForecast",
]

WHOLE = 100
THIRD_QUARTER = (10, 1)


@dataclass(frozen=True)
class Planned:
    """What would be taken of one stream in one year, everything so far included.

    `expected_pence` leaves out what is won by a bid and waits to be accepted; it is None where nothing
    is written down. `permitted` is empty where the giver permits every purpose.
    """

    stream: str
    year: str
    planned_pence: int
    expected_pence: int | None = None
    waiting_pence: int = 0
    takes_more: bool = True
    purpose: str = ""
    permitted: frozenset[str] = frozenset()
    because: str = ""


@dataclass(frozen=True)
class IncomeYear:
    """A financial year with its first day, and whether its expected income is published."""

    year: str
    starts_on: date
    today: date
    is_published: bool


@dataclass(frozen=True)
class StreamForecast:
    """What one stream brings in a year, and what of it is forecast to be spent; `goes_back` when unspent."""

    terms: Terms
    stream: str
    today: date
    third_quarter_on: date
    given_pence: int
    forecast_pence: int
    goes_back: bool


@rule("1.7", id="R1.7-1", asks="Does the budget name its stream?", force=Force.MUST, about="stream")
def names_its_stream(planned: Planned) -> Verdict:
    return met() if planned.stream else not_met("The budget names no stream.", "Say where the money is from.")


@rule(
    "1.7",
    id="R1.7-1-expected",
    asks="Is no more budgeted than the stream is expected to bring?",
    force=Force.SHOULD,
    about="beyond_reason",
)
def stays_within_what_is_expected(planned: Planned) -> Verdict:
    if not planned.takes_more or planned.because.strip():
        return met()
    if planned.expected_pence is None:
        return judge(f"What {planned.stream} brings in {planned.year} is not written down.", "Write it down.")
    if planned.planned_pence <= planned.expected_pence:
        return met()
    return not_met(
        f"{planned.stream} is expected to bring {pounds(planned.expected_pence)} in {planned.year}; "
        f"{pounds(planned.planned_pence)} would be budgeted.",
        "Budget less, or say why more.",
    )


@rule(
    "1.8",
    id="R1.8-1",
    asks="Is money won by a bid accepted by a published decision?",
    force=Force.MUST,
    about="amount_pence",
)
def won_money_is_accepted_first(planned: Planned) -> Verdict:
    accepted = planned.expected_pence or 0
    if not planned.takes_more or not planned.waiting_pence or planned.planned_pence <= accepted:
        return met()
    return not_met(
        f"{pounds(planned.waiting_pence)} of {planned.stream} for {planned.year} is won, but no signed and "
        f"published decision accepts it; {pounds(accepted)} can be used.",
        "Put its receipt to decision first.",
    )


@rule(
    "3.8",
    id="R3.8-1-budget",
    asks="Does the stream permit the fund's purpose?",
    force=Force.MUST,
    about="stream",
)
def stream_permits_the_purpose(planned: Planned) -> Verdict:
    if not planned.permitted or planned.purpose in planned.permitted:
        return met()
    return not_met(
        f"{planned.stream} of {planned.year} is restricted, and not for this fund's purpose.",
        "Choose other money, or a fund of a permitted purpose.",
    )


@rule(
    "1.7", id="R1.7-2", asks="Is the year's expected income published before it starts?", force=Force.SHOULD
)
def is_published_before_the_year(income: IncomeYear) -> Verdict:
    if income.is_published or income.today < income.starts_on:
        return met()
    return not_met(
        f"{income.year} began without its expected income published.", "Write it down and publish it."
    )


@rule("3.8", id="R3.8-3", asks="Will restricted money be spent in its year?", force=Force.SHOULD)
def restricted_money_is_spent(found: StreamForecast) -> Verdict:
    """Asked from the third quarter on: before it there is time, after the year there is none."""
    unspent = found.given_pence - found.forecast_pence
    allowed = found.given_pence * found.terms.underspend_warning_percent
    if not found.goes_back or found.today < found.third_quarter_on or unspent * WHOLE <= allowed:
        return met()
    return not_met(
        f"{pounds(unspent)} of {found.stream} is forecast to be left, and what is left goes back.",
        "Plan it for services that can use it, or ask whoever gives it.",
    )


def third_quarter_of(year: str) -> date:
    """1 October of a financial year like 2026/27."""
    return date(int(year[:4]), *THIRD_QUARTER)


BEFORE_BUDGETING = (
    names_its_stream,
    stays_within_what_is_expected,
    won_money_is_accepted_first,
    stream_permits_the_purpose,
)
BEFORE_COMMITTING = (won_money_is_accepted_first,)
OF_THE_YEAR = (is_published_before_the_year,)
OF_THE_STREAM = (restricted_money_is_spent,)
