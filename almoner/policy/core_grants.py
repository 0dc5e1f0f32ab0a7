"""Chapter 3.5: the yearly core grants to partners with duties in law, given without a round."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import pounds

__all__ = ["BEFORE_AGREEING", "OF_THE_YEAR", "CoreShare", "CoreYear", "categories_on"]

HERE = Path(__file__).parent
WHOLE = 100


@dataclass(frozen=True)
class CoreShare:
    """One partner's share; `last_year_pence` is None for a partner who had none."""

    terms: Terms
    partner: str
    category: str
    categories: frozenset[str]
    amount_pence: int
    last_year_pence: int | None = None
    because: str = ""


@dataclass(frozen=True)
class CoreYear:
    """A financial year with its first day, and whether its core money is decided."""

    year: str
    starts_on: date
    today: date
    is_decided: bool


def categories_on(day: date, folder: str = "essex_2023") -> dict[str, str]:
    """Code and words of the kinds of partner that 3.5 names, as they are called on the day."""
    return {
        str(row["code"]): str(row["words"])
        for row in _rows(folder)
        if row["from"] <= day and day <= row.get("to", date.max)
    }


@cache
def _rows(folder: str) -> tuple[Mapping[str, Any], ...]:
    text = (HERE / folder / "core_categories.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["category"])


@rule("3.5", id="R3.5-1", asks="Has the share its category?", force=Force.MUST, about="category")
def has_a_category(share: CoreShare) -> Verdict:
    if share.category in share.categories:
        return met()
    return not_met(f"{share.partner} has no category of clause 3.5.", "Choose one of a to g, or other.")


@rule("3.5", id="R3.5-2", asks="Is the core money decided before its year?", force=Force.SHOULD)
def is_decided_before_the_year(year: CoreYear) -> Verdict:
    if year.is_decided or year.today < year.starts_on:
        return met()
    return not_met(
        f"{year.year} began without a signed decision on core grants.", "Put the schedule to decision."
    )


@rule("3.5", id="R3.5-3", asks="Is a large change explained?", force=Force.SHOULD, about="change_reason")
def large_change_has_a_reason(share: CoreShare) -> Verdict:
    before, percent = share.last_year_pence, share.terms.core_change_percent
    if before is None or share.because.strip():
        return met()
    if abs(share.amount_pence - before) * WHOLE <= before * percent:
        return met()
    return not_met(
        f"{share.partner} goes from {pounds(before)} to {pounds(share.amount_pence)}, "
        f"more than {percent}% up or down.",
        "Write the reason.",
    )


BEFORE_AGREEING = (has_a_category, large_change_has_a_reason)
OF_THE_YEAR = (is_decided_before_the_year,)
