"""A bid as it stands: the facts its rules are asked of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from almoner.policy.terms import Terms

CSP = "csp"
POLICE = "police"
SUPPORTS = "supports"
SAFEGUARDING = "safeguarding"

PLAN_READ = "plan_read"
PRIVACY = "privacy"
NOT_STATUTORY = "not_statutory"


@dataclass(frozen=True)
class BudgetLine:
    """One cost: what it comes to, and who pays which part."""

    words: str
    cost_pence: int
    from_us_pence: int
    from_match_pence: int = 0


@dataclass(frozen=True)
class MatchLine:
    """Money or help from others; help in kind has a value but is not cash."""

    source: str
    amount_pence: int
    in_kind: bool = False
    secured: bool = False
    has_evidence: bool = False


@dataclass(frozen=True)
class PriorityClaim:
    code: str
    impact: str
    name: str = ""

    @property
    def called(self) -> str:
        return self.name or self.code


@dataclass(frozen=True)
class AreaShare:
    code: str
    percent: int
    name: str = ""

    @property
    def called(self) -> str:
        return self.name or self.code


@dataclass(frozen=True)
class Endorsement:
    """One approach to a partner for an area ("" is every area); `answer` is "" while there is none."""

    partner: str
    area: str = ""
    requested: bool = False
    letter: bool = False
    reason_for_none: str = ""
    answer: str = ""

    @property
    def was_approached(self) -> bool:
        return self.requested or self.letter or bool(self.reason_for_none.strip())

    @property
    def is_positive(self) -> bool:
        return self.letter or self.answer == SUPPORTS


@dataclass(frozen=True)
class Document:
    kind: str
    expires_on: date | None = None
    reviewed_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.expires_on is None or day <= self.expires_on


@dataclass(frozen=True)
class Partner:
    """A member of a consortium; the lead is the accountable body."""

    name: str
    share_percent: int
    is_lead: bool = False


@dataclass(frozen=True)
class EarlierAward:
    """`year` is the one its financial year began in; `returns` is "clear", "overdue" or "rejected"."""

    reference: str
    year: int
    decided_on: date
    same_project: bool = False
    returns: str = "clear"


@dataclass(frozen=True)
class LongAnswer:
    """An answer over its limit."""

    question: str
    words: int
    limit: int


@dataclass(frozen=True)
class Extension:
    """A later deadline, given by a named officer with a reason."""

    until: datetime
    by: str
    because: str

    @property
    def is_accounted_for(self) -> bool:
        return bool(self.by.strip() and self.because.strip())


@dataclass(frozen=True)
class Arrival:
    """When it came and when it should have. Times have a zone; `received_at` is None for a draft."""

    closes_at: datetime
    received_at: datetime | None = None
    in_form_at_close: bool = False
    extension: Extension | None = None


@dataclass(frozen=True)
class Bid:
    """`today` is the day the rules are asked on; `year` the one the fund's financial year began in."""

    terms: Terms
    today: date
    year: int
    arrival: Arrival
    amount_pence: int | None = None
    cost_pence: int | None = None
    guide_max_pence: int = 0
    limit_is_firm: bool = False
    budget: tuple[BudgetLine, ...] = ()
    match: tuple[MatchLine, ...] = ()
    priorities: tuple[PriorityClaim, ...] = ()
    round_priorities: tuple[str, ...] = ()
    plan_priorities: tuple[str, ...] = ()
    areas: tuple[AreaShare, ...] = ()
    grounds: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    is_public_body: bool | None = None
    consortium: tuple[Partner, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    differs_because: str = ""
    after_our_money: str = ""
    continuation_delivered: str = ""
    continuation_develops: str = ""
    earlier_awards: tuple[EarlierAward, ...] = ()
    children: bool | None = None
    vulnerable_adults: bool | None = None
    texts: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    missing_answers: tuple[str, ...] = ()
    missing_documents: tuple[str, ...] = ()
    long_answers: tuple[LongAnswer, ...] = ()
    declarations: frozenset[str] = frozenset()
