"""Clause 4.13: what recipients of grants report at mid-year and at the end, and what is asked about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import day, pounds

__all__ = ["BEFORE_ACCEPTING", "BEFORE_SENDING", "OF_ITS_DAY", "Achieved", "Due", "Spent", "Told"]

WHOLE = 100
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
Gap = tuple[str, str]


@dataclass(frozen=True)
class Achieved:
    """One measure of the agreement: its target, and what is told of it. `field` is where it is asked."""

    field: str
    measure: str
    target: str
    achieved: str
    because: str = ""
    baseline: str = ""


@dataclass(frozen=True)
class Spent:
    """One line of the budget over the whole grant, pence; None is not told."""

    field: str
    line: str
    planned_pence: int
    spent_pence: int | None
    because: str = ""


@dataclass(frozen=True)
class Told:
    """A report as it would be sent or accepted. `asked_back_pence` is what was asked back as not spent.

    `people_promised` is what the report's own stage promises; `kept_because` is why nothing is asked back.
    """

    terms: Terms
    is_final: bool
    amount_pence: int
    narrative: str
    people_promised: int | None
    people_reached: int | None
    people_because: str
    measures: tuple[Achieved, ...]
    spending: tuple[Spent, ...]
    declared_by: str
    asked_back_pence: int = 0
    kept_because: str = ""

    @property
    def spent_pence(self) -> int:
        return sum(one.spent_pence or 0 for one in self.spending)

    @property
    def unspent_pence(self) -> int:
        """Of the whole grant; below nothing where more was spent than given."""
        return self.amount_pence - self.spent_pence


@dataclass(frozen=True)
class Due:
    """A report and the day on which it is due."""

    today: date
    due_on: date
    is_in: bool


def mid_year_due(starts_on: date, terms: Terms) -> date:
    return add_months(starts_on, terms.mid_year_report_months)


def end_due(ends_on: date, terms: Terms) -> date:
    return ends_on + timedelta(days=terms.end_report_days)


def by_mid_year(whole: int, terms: Terms) -> int:
    """How much of a number promised for the whole grant is expected by mid-year."""
    return whole * terms.mid_year_share_percent // WHOLE


def figure_in(text: str) -> Decimal | None:
    """The first number of a text: 1,200 of “1,200 people”."""
    found = FIGURE.search(text)
    return Decimal(found[0].replace(",", "")) if found else None


def is_short(one: Achieved, told: Told) -> bool:
    """Whether both are numbers and the result is below the share of its target that goes unexplained.

    A count is due by half at mid-year, a share in per cent is not. What is to fall is short when it is above.
    """
    target, achieved, baseline = figure_in(one.target), figure_in(one.achieved), figure_in(one.baseline)
    if target is None or achieved is None:
        return False
    share = told.terms.kpi_explain_below_percent
    if baseline is not None and baseline > target:
        return achieved * share > target * WHOLE
    if not told.is_final and "%" not in one.target:
        target = target * told.terms.mid_year_share_percent / WHOLE
    return achieved * WHOLE < target * share


def reaches_too_few(told: Told) -> bool:
    if told.people_promised is None or told.people_reached is None:
        return False
    return told.people_reached * WHOLE < told.people_promised * told.terms.kpi_explain_below_percent


def planned_by_now(one: Spent, told: Told) -> int:
    return one.planned_pence if told.is_final else by_mid_year(one.planned_pence, told.terms)


def differs(one: Spent, told: Told) -> bool:
    """Whether the line is further from its plan than may go unexplained."""
    if one.spent_pence is None:
        return False
    planned = planned_by_now(one, told)
    return abs(one.spent_pence - planned) * WHOLE > planned * told.terms.line_variance_percent


def gaps(told: Told) -> tuple[Gap, ...]:
    """Sections without an answer: the field, and what is asked for."""
    found = [
        ("narrative", told.narrative.strip(), "Say what was achieved."),
        ("people_reached", told.people_reached is not None, "Enter how many people were reached."),
        *((one.field, one.achieved.strip(), f"Enter what came of “{one.measure}”.") for one in told.measures),
        *((one.field, one.spent_pence is not None, f"Enter what was spent on “{one.line}”; 0 if nothing.")
          for one in told.spending),
        ("name", told.declared_by.strip(), "Type your full name, and say what you are in the organisation."),
    ]  # fmt: skip
    return tuple((field, sentence) for field, is_there, sentence in found if not is_there)


def unexplained(told: Told) -> tuple[Gap, ...]:
    """What differs from what was promised and has no explanation."""
    found: list[Gap] = []
    share, most = told.terms.kpi_explain_below_percent, told.terms.line_variance_percent
    if reaches_too_few(told) and not told.people_because.strip():
        found.append(("people_because", f"Fewer than {share} % of the people promised: say why."))
    found += [
        (f"{one.field}_because", f"“{one.measure}” is below {share} % of its target: say why.")
        for one in told.measures
        if is_short(one, told) and not one.because.strip()
    ]
    return (*found, *(
        (f"{one.field}_because", f"“{one.line}” differs by more than {most} % from "
         f"{pounds(planned_by_now(one, told))}: say why.")
        for one in told.spending
        if differs(one, told) and not one.because.strip()
    ))  # fmt: skip


def in_a_sentence(found: Iterable[Gap]) -> str:
    return " ".join(sentence for _, sentence in found)


@rule("4.13", id="R4.13-1", asks="Does the report say all that is asked?", force=Force.MUST)
def says_all_that_is_asked(told: Told) -> Verdict:
    found = gaps(told)
    return not_met(in_a_sentence(found)) if found else met()


@rule("4.13", id="R4.13-2", asks="Is what differs from the promise explained?", force=Force.SHOULD)
def explains_what_differs(told: Told) -> Verdict:
    found = unexplained(told)
    return not_met(in_a_sentence(found), "Write down why.") if found else met()


@rule("4.13", id="R4.13-3", asks="Is money that was not spent accounted for?", force=Force.MUST)
def accounts_for_what_is_left(told: Told) -> Verdict:
    left = told.unspent_pence
    if not told.is_final or left <= told.asked_back_pence or told.kept_because.strip():
        return met()
    asked = f" {pounds(told.asked_back_pence)} is asked back." if told.asked_back_pence else ""
    return not_met(
        f"{pounds(left)} of the grant was not spent.{asked}",
        "Ask for it back, or write down why the recipient keeps it.",
    )


@rule("4.13", id="R4.13-4", asks="Is the report in by its day?", force=Force.SHOULD)
def is_in_by_its_day(one: Due) -> Verdict:
    if one.is_in or one.today <= one.due_on:
        return met()
    return not_met(f"The report was due on {day(one.due_on)}.", "It is asked for again, then escalated.")


def reminders_by(due_on: date, today: date, terms: Terms) -> int:
    """How many of the reminders should have gone out by today."""
    return sum(due_on + timedelta(days=days) <= today for days in terms.report_reminder_days)


def escalates_on(due_on: date, terms: Terms) -> date:
    """The day after the last reminder: then a person speaks to the recipient."""
    return due_on + timedelta(days=max(terms.report_reminder_days) + 1)


def stands(returns: Iterable[tuple[bool, bool, bool, bool]]) -> str:
    """How an award's reports stand, of (is the last, is late, is due, is accepted) of each."""
    rows = list(returns)
    if any(late for _, late, _, _ in rows):
        return "overdue"
    last = [one for one in rows if one[0]]
    if last and all(accepted for _, _, _, accepted in last):
        return "accepted"
    return "due" if any(due for _, _, due, _ in last) else "not_due"


def delivered(people_reached: int | None, people_promised: int | None, narrative: str) -> str:
    """What a later bid of the organisation is told of this one."""
    known = [str(one) for one in (people_reached, people_promised) if one is not None]
    return f"{' of '.join(known)} people promised were reached. {narrative}" if len(known) > 1 else narrative


BEFORE_SENDING = (says_all_that_is_asked, explains_what_differs)
BEFORE_ACCEPTING = (accounts_for_what_is_left,)
OF_ITS_DAY = (is_in_by_its_day,)
