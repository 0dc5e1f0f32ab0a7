"""The panel's work on a round: the facts its rules are asked of."""

from __future__ import annotations

from dataclasses import dataclass

from almoner.policy.terms import Terms

VOLUNTARY = "voluntary"


@dataclass(frozen=True)
class Criterion:
    code: str
    weight: int


@dataclass(frozen=True)
class Score:
    """One member's points for one criterion; None while not given."""

    member: str
    criterion: str
    points: int | None = None
    comment: str = ""


@dataclass(frozen=True)
class Member:
    """`conflicts` are the references of the bids this member may not open."""

    code: str
    sector: str
    has_declared: bool = False
    conflicts: frozenset[str] = frozenset()
    attended: bool = True


@dataclass(frozen=True)
class Moderation:
    """The panel's own mark beside the scores, in tenths of a per cent, with its reason."""

    percent_tenths: int
    because: str = ""


@dataclass(frozen=True)
class ScoredBid:
    """`discussed` says that the panel spoke about it and minuted what it said."""

    reference: str
    assigned: frozenset[str] = frozenset()
    scores: tuple[Score, ...] = ()
    moderation: Moderation | None = None
    discussed: bool = False
    changed_after_lock: bool = False


@dataclass(frozen=True)
class Share:
    """What one area or priority would receive if the panel's recommendations were followed."""

    name: str
    awarded_pence: int


@dataclass(frozen=True)
class PanelRecord:
    terms: Terms
    criteria: tuple[Criterion, ...] = ()
    members: tuple[Member, ...] = ()
    bids: tuple[ScoredBid, ...] = ()
    by_area: tuple[Share, ...] = ()
    by_priority: tuple[Share, ...] = ()
