"""An agreement on its way from offer to signature: the facts its rules are asked of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from almoner.policy.terms import Terms

BLOCKS = ("services", "outcomes", "data protection", "equality", "monitoring", "claiming")


@dataclass(frozen=True)
class Offer:
    """`blocks` are the parts the template holds; `ends_because` says why the end is not the usual one."""

    terms: Terms
    today: date
    amount_pence: int
    decided_pence: int
    blocks: frozenset[str] = frozenset()
    decision_is_signed: bool = False
    decision_is_published: bool = False
    issued_on: date | None = None
    release_on: date | None = None
    ends_on: date | None = None
    ends_because: str = ""
    recipient_signed_at: datetime | None = None
    authority_statement: str = ""
    we_signed_at: datetime | None = None
