"""Streams, funds and budgets as somebody writes them down."""

from dataclasses import dataclass

from almoner.plan.funds.models import FundingStream


@dataclass(frozen=True)
class StreamDetails:
    code: str
    name: str
    kind: str
    grantor: str = ""
    is_restricted: bool = False
    may_carry_forward: bool = False
    conditions: str = ""


@dataclass(frozen=True)
class FundDetails:
    code: str
    name: str
    statutory_basis: str
    purpose: str
    aims: str = ""
    is_capital: bool = False
    wants_match: bool = False
    wants_place: bool = False


@dataclass(frozen=True)
class BudgetLine:
    """Which money: of which stream, in which financial year (`2026/27`), under which heading."""

    stream: FundingStream
    financial_year: str
    line: str


@dataclass(frozen=True)
class YearDetails:
    """What a stream brings in one year, without what bids win, and on which terms; purposes by code."""

    expected_pence: int
    agreement_reference: str = ""
    conditions: str = ""
    is_restricted: bool = False
    permitted: tuple[str, ...] = ()
    may_carry_forward: bool = False
    claw_back: str = ""
