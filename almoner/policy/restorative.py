"""Chapter 3.10: restorative justice, and what must stand before harmed and harmer communicate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import counted, day, listed

__all__ = [
    "BEFORE_ALLOCATING", "BEFORE_COMMUNICATING", "CaseInStore", "Facilitator", "Looker", "Matter", "Party",
    "keep_until", "middle", "safe_count", "valid_until",
]  # fmt: skip

HARMED, HARMER = "harmed", "harmer"
LOW, MEDIUM, HIGH = "low", "medium", "high"
SEERS = frozenset({"restorative"})
YEAR = 12


@dataclass(frozen=True)
class Party:
    side: str
    consents: bool = False
    accepts: bool = False


@dataclass(frozen=True)
class Facilitator:
    """A volunteer under a reference, with the days of their training and of their DBS check."""

    reference: str
    is_active: bool
    trained_on: date | None
    dbs_on: date | None


@dataclass(frozen=True)
class Matter:
    """A case as the rules read it: no names. `risk` is that of the newest assessment."""

    terms: Terms
    today: date
    has_initial_risk: bool = False
    has_secondary_risk: bool = False
    risk: str = ""
    parties: tuple[Party, ...] = ()
    facilitators: tuple[Facilitator, ...] = ()
    is_criminal: bool = False
    sentenced_on: date | None = None
    is_out_of_court: bool = False


@dataclass(frozen=True)
class Looker:
    """Somebody who would see a case, by the roles they hold now."""

    roles: frozenset[str]


@dataclass(frozen=True)
class CaseInStore:
    terms: Terms
    today: date
    closed_on: date | None
    has_names: bool


def valid_until(done_on: date, months: int) -> date:
    """The last day on which training or a check counts."""
    return add_months(done_on, months)


def keep_until(closed_on: date, terms: Terms) -> date:
    """The last day on which a closed case is kept with names."""
    return add_months(closed_on, YEAR * terms.restorative_kept_years)


def middle(days: Iterable[int]) -> int | None:
    """The median in whole days, half a day upwards; None of nothing."""
    found = list(days)
    return int(median(found) + 0.5) if found else None


def safe_count(number: int, terms: Terms) -> str:
    """As a public page may say it: small counts could point to a person (1.12)."""
    return f"{number:,}" if number >= terms.small_count else f"fewer than {terms.small_count}"


@rule("3.10", id="R3.10-1", asks="Is there an initial risk assessment?", force=Force.MUST, about="risk")
def has_an_initial_assessment(matter: Matter) -> Verdict:
    if matter.has_initial_risk:
        return met("The initial risk assessment is recorded.")
    return not_met("There is no initial risk assessment.", "Record it before a facilitator is allocated.")


@rule("3.10", id="R3.10-2", asks="Does every party consent?", force=Force.MUST, about="consent")
def everybody_consents(matter: Matter) -> Verdict:
    sides = {one.side for one in matter.parties}
    if sides != {HARMED, HARMER}:
        return not_met("Not both sides are known.", "Add the harmed person and the person who harmed.")
    open_still = sum(not one.consents for one in matter.parties)
    if not open_still:
        return met("Every party consents.")
    return not_met(
        f"{counted(open_still, 'party does', 'parties do')} not consent, or is not asked yet.",
        "Record the consent of each.",
    )


@rule("3.10", id="R3.10-2-risk", asks="Is there a secondary risk assessment?", force=Force.MUST, about="risk")
def has_a_secondary_assessment(matter: Matter) -> Verdict:
    if matter.has_secondary_risk:
        return met("The secondary risk assessment is recorded.")
    return not_met("There is no secondary risk assessment.", "Record it once both sides have been met.")


@rule(
    "3.10",
    id="R3.10-2-responsibility",
    asks="Does the person who harmed accept responsibility?",
    force=Force.MUST,
    about="accepts",
)
def harmer_accepts(matter: Matter) -> Verdict:
    harmers = [one for one in matter.parties if one.side == HARMER]
    if harmers and all(one.accepts for one in harmers):
        return met("The person who harmed accepts responsibility.")
    return not_met("The person who harmed has not accepted responsibility.", "Record it when they do.")


@rule(
    "3.10", id="R3.10-3", asks="Are training and DBS of every facilitator in date?", force=Force.MUST,
    about="volunteers",
)  # fmt: skip
def facilitators_are_in_date(matter: Matter) -> Verdict:
    if not matter.facilitators:
        return not_met("Nobody is allocated.", "Choose a facilitator.")
    wrong = [f"{one.reference} {problem}" for one in matter.facilitators if (problem := lacks(one, matter))]
    if wrong:
        return not_met(f"{listed(wrong)}.", "Choose others, or renew first.")
    return met("Every facilitator's training and DBS are in date.")


def lacks(one: Facilitator, matter: Matter) -> str:
    """What stops this volunteer, in words; empty when nothing does."""
    if not one.is_active:
        return "is not active"
    terms, found = matter.terms, []
    for words, done_on, months in (
        ("training", one.trained_on, terms.restorative_training_months),
        ("DBS check", one.dbs_on, terms.restorative_dbs_months),
    ):
        if done_on is None or done_on > matter.today:
            found.append(f"has no {words}")
        elif valid_until(done_on, months) < matter.today:
            found.append(f"has a {words} that ran out on {day(valid_until(done_on, months))}")
    return listed(found)


@rule(
    "3.10", id="R3.10-3-two", asks="Are there two facilitators where the risk is high?", force=Force.MUST,
    about="volunteers",
)  # fmt: skip
def enough_facilitators(matter: Matter) -> Verdict:
    needed = matter.terms.restorative_high_risk_facilitators if matter.risk == HIGH else 1
    if len(matter.facilitators) >= needed:
        return met(f"{counted(len(matter.facilitators), 'facilitator')} allocated.")
    return not_met(
        f"The risk is high and {counted(len(matter.facilitators), 'facilitator is', 'facilitators are')} "
        f"allocated, not {needed}."
        if matter.risk == HIGH
        else "Nobody is allocated.",
        "Allocate another.",
    )


@rule(
    "3.10", id="R3.10-4", asks="Is a criminal case sentenced, or settled out of court?", force=Force.MUST,
    about="sentenced_on",
)  # fmt: skip
def sentence_has_passed(matter: Matter) -> Verdict:
    if not matter.is_criminal:
        return met("It is no criminal case.")
    if matter.is_out_of_court:
        return met("It was settled out of court.")
    if matter.sentenced_on and matter.sentenced_on <= matter.today:
        return met(f"Sentence was passed on {day(matter.sentenced_on)}.")
    return not_met(
        "It is a criminal case before sentence.",
        "Wait for the sentence, or record the out-of-court disposal.",
    )


@rule("3.10", id="R3.10-5", asks="Is the case seen by restorative justice roles only?", force=Force.MUST)
def seen_by_its_roles_only(looker: Looker) -> Verdict:
    if looker.roles & SEERS:
        return met()
    return not_met("Only a restorative justice coordinator sees and handles cases.")


@rule("4.20", id="R4.20-4-restorative", asks="Are names kept no longer than needed?", force=Force.RECORD)
def names_are_kept_no_longer(case: CaseInStore) -> Verdict:
    if not case.has_names or case.closed_on is None or case.today <= keep_until(case.closed_on, case.terms):
        return met()
    return not_met(
        f"Names were to be kept until {day(keep_until(case.closed_on, case.terms))}.", "Take the names out."
    )


BEFORE_ALLOCATING = (has_an_initial_assessment, facilitators_are_in_date, enough_facilitators)
BEFORE_COMMUNICATING = (
    everybody_consents,
    has_a_secondary_assessment,
    harmer_accepts,
    facilitators_are_in_date,
    enough_facilitators,
    sentence_has_passed,
)
BEFORE_LOOKING = (seen_by_its_roles_only,)
IN_STORE = (names_are_kept_no_longer,)
