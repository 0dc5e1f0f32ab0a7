"""Chapters 2.1, 3.9, 7.3 and 9.1: from a tender to the award of a contract."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from almoner.policy.days import add_months, working_days_between
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.need import need_is_shown
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import counted, day, listed

__all__ = ["BEFORE_AWARD", "BEFORE_CONTRACT", "BEFORE_TENDER", "Tender", "longest_end", "words_of"]

HERE = Path(__file__).parent
WHOLE = 100
YEAR = 12


@dataclass(frozen=True)
class Tender:
    """A procurement as the rules see it; `shares` are each winner's with its partners', in per cent."""

    terms: Terms
    today: date
    principles: frozenset[str]
    is_for_victims: bool = True
    options: str = ""
    rationale: str = ""
    equality: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    needs_assessed_on: date | None = None
    need: str = ""
    is_free: bool = False
    is_confidential: bool = False
    needs_no_report: bool = False
    answered: frozenset[str] = frozenset()
    confirmed_by: str = ""
    confirmed_on: date | None = None
    confirmation: str = ""
    checks_passed: bool | None = None
    lots_without_winner: tuple[str, ...] = ()
    shares: tuple[tuple[str, tuple[int, ...]], ...] = ()
    award_notice_on: date | None = None
    bank_holidays: frozenset[date] = frozenset()


def words_of(what: str, folder: str = "essex_2023") -> dict[str, str]:
    """Codes and words of the `principles`, `milestones` or `notices`."""
    return dict(_tables(folder)[what])


@cache
def _tables(folder: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((HERE / folder / "procurement.toml").read_text(encoding="utf-8"))


def longest_end(starts_on: date, terms: Terms) -> date:
    """The last day that a victims' contract may reach, extensions included."""
    return add_months(starts_on, terms.contract_total_years * YEAR) - timedelta(days=1)


@rule("1.9", id="R1.9-1-tender", asks="Is it said why this way of funding?", force=Force.MUST)
def way_is_reasoned(tender: Tender) -> Verdict:
    if tender.options.strip() and tender.rationale.strip():
        return met()
    return not_met(
        "Nothing says which ways of funding were looked at and why this one.",
        "Write the options appraisal: grant, contract, in house, with others.",
    )


@rule("2.1", id="R2.1b-2-tender", asks="Has the effect on equality been assessed?", force=Force.MUST)
def equality_is_assessed(tender: Tender) -> Verdict:
    if tender.equality.strip():
        return met()
    return not_met(
        "Nothing says what the service means for equality, nor why that is not to be assessed.",
        "Write what the assessment found and where it lies, or why it was screened out.",
    )


@rule("3.9", id="R3.9-1", asks="Does it end within five years, extensions included?", force=Force.MUST)
def ends_within_the_longest_term(tender: Tender) -> Verdict:
    if tender.starts_on is None or tender.ends_on is None:
        return not_met("The contract's days are not given.", "Give its start, its end and its extensions.")
    last = longest_end(tender.starts_on, tender.terms)
    if not tender.is_for_victims or tender.ends_on <= last:
        return met()
    years = counted(tender.terms.contract_total_years, "year")
    return not_met(
        f"With its extensions it could run until {day(tender.ends_on)}; {years} end on {day(last)}.",
        "Shorten the term or its extensions.",
    )


@rule("3.9", id="R3.9-3", asks="Is the needs assessment recent?", force=Force.SHOULD)
def need_is_known(tender: Tender) -> Verdict:
    years = tender.terms.needs_assessment_years
    if tender.needs_assessed_on is None:
        return not_met("No needs assessment is named.", "Give its day, or say why there is none.")
    if add_months(tender.needs_assessed_on, years * YEAR) >= tender.today:
        return met()
    return not_met(
        f"The needs assessment of {day(tender.needs_assessed_on)} is older than {counted(years, 'year')}.",
        "Renew it, or say why it still holds.",
    )


@rule(
    "7.3", id="R7.3-1", asks="Is the service free, confidential and open without a report?", force=Force.MUST
)
def service_is_open_to_victims(tender: Tender) -> Verdict:
    asked = {
        "free": tender.is_free,
        "confidential": tender.is_confidential,
        "open without a report to the police": tender.needs_no_report,
    }
    missing = [words for words, is_so in asked.items() if not is_so]
    if not missing or not tender.is_for_victims:
        return met()
    return not_met(f"The service is not said to be {listed(missing)}.", "No award is made otherwise.")


@rule("2.1", id="R2.1-0", asks="Are all ten principles answered?", force=Force.MUST)
def principles_are_answered(tender: Tender) -> Verdict:
    missing = sorted(tender.principles - tender.answered)
    if not missing:
        return met()
    return not_met(f"No answer is given to principle {listed(missing)}.", "Answer all ten, a to j.")


@rule("3.9", id="R3.9-2", asks="Has the seven-force team confirmed compliance?", force=Force.MUST)
def compliance_is_confirmed(tender: Tender) -> Verdict:
    if tender.confirmed_on is None or not (tender.confirmed_by.strip() and tender.confirmation.strip()):
        return not_met(
            "The seven-force team's confirmation is not recorded.",
            "Record who confirmed it, when, and their reference.",
        )
    if tender.confirmed_on <= tender.today:
        return met()
    return not_met(f"The confirmation is dated {day(tender.confirmed_on)}.", "Wait for it, or put it right.")


@rule("9.1", id="R9.1-1", asks="Has the winner passed the seven-force team's checks?", force=Force.MUST)
def checks_are_passed(tender: Tender) -> Verdict:
    if tender.checks_passed is None:
        return judge("The result of the seven-force team's checks is not recorded.", "Record it.")
    return met() if tender.checks_passed else not_met("The winner failed the seven-force team's checks.")


@rule(
    "1.9", id="R1.9-3-award", asks="Has each lot its winner, and do shares make the whole?", force=Force.MUST
)
def winners_are_whole(tender: Tender) -> Verdict:
    if tender.lots_without_winner:
        return not_met(f"Lots without a winner: {listed(tender.lots_without_winner)}.", "Name the winner.")
    wrong = [f"{lot} ({sum(parts)}%)" for lot, parts in tender.shares if sum(parts) != WHOLE]
    if tender.shares and not wrong:
        return met()
    return not_met(
        f"Shares do not make 100%: {listed(wrong)}." if wrong else "There is no lot.",
        "Give the lead's share and each partner's.",
    )


@rule("3.9", id="R3.9-4", asks="Is the standstill over?", force=Force.MUST)
def standstill_is_over(tender: Tender) -> Verdict:
    if tender.award_notice_on is None:
        return not_met("The award notice is not recorded.", "Publish it and give its day.")
    wanted = tender.terms.standstill_working_days
    passed = working_days_between(tender.award_notice_on, tender.today, tender.bank_holidays)
    if passed >= wanted:
        return met()
    return not_met(
        f"The award notice stands since {day(tender.award_notice_on)}: {counted(passed, 'working day')} "
        f"of {wanted}.",
        "Sign when the standstill has ended.",
    )


BEFORE_TENDER = (
    way_is_reasoned,
    equality_is_assessed,
    ends_within_the_longest_term,
    need_is_known,
    need_is_shown,
    service_is_open_to_victims,
)
BEFORE_AWARD = (
    way_is_reasoned,
    ends_within_the_longest_term,
    service_is_open_to_victims,
    principles_are_answered,
    compliance_is_confirmed,
    checks_are_passed,
    winners_are_whole,
)
BEFORE_CONTRACT = (compliance_is_confirmed, standstill_is_over)
