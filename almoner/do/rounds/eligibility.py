"""The two-minute check: may somebody like you apply to this round? Nothing of it is kept (4.1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from almoner.analyse.organisations.models import KINDS, PUBLIC_BODY
from almoner.do.rounds.models import Round
from almoner.policy.eligibility import AT_ENQUIRY, Enquiry
from almoner.policy.findings import Finding, run

KIND_WORDS = dict(KINDS)


@dataclass(frozen=True)
class Said:
    """What somebody answered: codes of areas and priorities, a kind of organisation, whole pence."""

    kind: str = ""
    areas: Collection[str] = ()
    priorities: Collection[str] = ()
    amount_pence: int | None = None
    replaces_statutory: bool | None = None


def area_names(round: Round) -> dict[str, str]:
    return dict(round.allowed_areas.order_by("area__name").values_list("area__code", "area__name"))


def priority_titles(round: Round) -> dict[str, str]:
    rows = round.allowed_priorities.order_by("priority__position", "priority__code")
    return dict(rows.values_list("priority__code", "priority__title"))


def kinds_allowed(round: Round) -> dict[str, str]:
    return {kind: KIND_WORDS[kind] for kind in round.eligible_kinds if kind in KIND_WORDS}


def enquiry_of(round: Round, said: Said, *, at: datetime) -> Enquiry:
    """The policy's question in the round's own words."""
    if round.opens_at is None or round.closes_at is None:
        raise ValueError("A round needs its opening and closing before anybody can ask about it.")
    areas, priorities = area_names(round), priority_titles(round)
    return Enquiry(
        at=at,
        opens_at=round.opens_at,
        closes_at=round.closes_at,
        guide_max_pence=round.guide_max_pence,
        kinds_allowed=tuple(kinds_allowed(round).values()),
        round_areas=tuple(areas.values()),
        round_priorities=tuple(priorities.values()),
        kind=KIND_WORDS.get(said.kind, ""),
        areas=tuple(areas.get(code, ELSEWHERE) for code in said.areas),
        priorities=tuple(priorities.get(code, NO_PRIORITY) for code in said.priorities),
        amount_pence=said.amount_pence,
        replaces_statutory=said.replaces_statutory,
        is_public_body=said.kind == PUBLIC_BODY if said.kind else None,
    )


ELSEWHERE, NO_PRIORITY = "places outside these areas", "none of them"


def findings_for(round: Round, said: Said, *, at: datetime) -> tuple[Finding, ...]:
    """What the rules say, each with its clause."""
    return run(AT_ENQUIRY, enquiry_of(round, said, at=at))
