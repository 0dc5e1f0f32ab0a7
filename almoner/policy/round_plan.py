"""A round as it is planned: the facts its rules are asked of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from almoner.policy.terms import Terms
from almoner.policy.words import LONDON

CHANNELS = ("website", "newsletter", "press")


@dataclass(frozen=True)
class Band:
    """The form for requests up to a sum, and how many minutes it was measured to take."""

    name: str
    up_to_pence: int
    form_minutes: int | None = None


@dataclass(frozen=True)
class Weight:
    """A criterion and its share of 100."""

    criterion: str
    weight: int


@dataclass(frozen=True)
class RoundPlan:
    """Opening and closing are wall times in `zone`, without a zone of their own.

    `not_asked` is what the fund wants to know and no page of the form asks (5.2 d).
    """

    terms: Terms
    opens: datetime
    closes: datetime
    panel_on: date | None = None
    decision_on: date | None = None
    zone: str = LONDON
    bank_holidays: frozenset[date] = frozenset()
    available_pence: int = 0
    guide_max_pence: int = 0
    priorities: tuple[str, ...] = ()
    plan_priorities: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    criteria: tuple[Weight, ...] = ()
    rationale: str = ""
    equality_assessed: bool = False
    equality_screened_out_because: str = ""
    criteria_ready: bool = False
    form_ready: bool = False
    privacy_notice: str = ""
    approval_reference: str = ""
    form_version: str = ""
    criteria_version: str = ""
    plan_version: str = ""
    questions_without_limit: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
