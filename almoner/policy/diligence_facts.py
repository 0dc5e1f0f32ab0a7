"""Checks on an organisation before it is funded: the facts the rules of 9.1 are asked of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from almoner.policy.bids import Document
from almoner.policy.terms import Terms

PASS = "pass"
PASS_WITH_CONDITIONS = "pass_with_conditions"
FAIL = "fail"
PASSES = (PASS, PASS_WITH_CONDITIONS)

SUPPORTED = "supported"
CONTRADICTED = "contradicted"
CORRECTED = "corrected"


@dataclass(frozen=True)
class Accounts:
    """Figures from the accounts, or from bank statements and a budget when a new group has none.

    `deficits_running` counts the last years in a row in which more was spent than came in."""

    year_end: date | None = None
    are_bank_statements: bool = False
    income_pence: int | None = None
    expenditure_pence: int | None = None
    cash_pence: int | None = None
    reserves_pence: int | None = None
    deficits_running: int | None = None
    overdue_at_regulator: bool | None = None
    irregularities: bool | None = None
    checked_by: str = ""
    finance_chief_accepts_because: str = ""


@dataclass(frozen=True)
class PolicyDocuments:
    """Papers held, those the band asks for, and what the registers say."""

    held: tuple[Document, ...] = ()
    asked: tuple[str, ...] = ()
    charity_number: str = ""
    company_number: str = ""
    register_active: bool | None = None
    unrelated_trustees: int | None = None
    safeguarding_result: str = ""


@dataclass(frozen=True)
class Evidence:
    """A document that was checked, and when."""

    name: str
    checked_on: date


@dataclass(frozen=True)
class Claim:
    """A statement or statistic put to a partner; `verdict` is "" until answered."""

    words: str
    asked: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class DiligenceCase:
    terms: Terms
    today: date
    ask_pence: int
    works_with_vulnerable: bool = False
    accounts: Accounts = field(default_factory=Accounts)
    policies: PolicyDocuments = field(default_factory=PolicyDocuments)
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()
    effectiveness: str = ""
    checker_is_connected: bool | None = None
    overall: str = ""
