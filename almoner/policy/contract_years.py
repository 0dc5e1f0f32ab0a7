"""Chapters 3.4 and 3.9: the money of a further year under a contract that is signed."""

from __future__ import annotations

from dataclasses import dataclass

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import pounds

__all__ = ["BEFORE_YEAR", "YearMoney"]


@dataclass(frozen=True)
class YearMoney:
    """What is asked for one year of one contract.

    `left_pence` is its signed value less all that is decided, or stands on other sheets.
    """

    contract: str
    year: str
    term_years: tuple[str, ...]
    asked_pence: int
    left_pence: int
    is_signed: bool = True


@rule("3.4", id="R3.4-2-year", asks="Is the contract signed by both?", force=Force.MUST)
def contract_is_signed(money: YearMoney) -> Verdict:
    if money.is_signed:
        return met()
    return not_met(f"{money.contract} is not signed by both.", "Record its signatures first.")


@rule("3.9", id="R3.9-1-year", asks="Does the year lie within the contract's term?", force=Force.MUST)
def year_lies_in_its_term(money: YearMoney) -> Verdict:
    if money.year in money.term_years:
        return met()
    return not_met(f"{money.contract} does not run in {money.year}.", "Extend it first, by a variation.")


@rule("3.4", id="R3.4-3-year", asks="Is the year's money within the signed value?", force=Force.MUST)
def within_the_signed_value(money: YearMoney) -> Verdict:
    if 0 < money.asked_pence <= money.left_pence:
        return met()
    return not_met(
        f"{money.contract} has {pounds(max(money.left_pence, 0))} of its signed value left; "
        f"{pounds(money.asked_pence)} is asked.",
        "Ask for less, or vary the contract first: more than was signed needs a variation.",
    )


BEFORE_YEAR = (contract_is_signed, year_lies_in_its_term, within_the_signed_value)
