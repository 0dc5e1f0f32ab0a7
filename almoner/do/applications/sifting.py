"""The officer's answers at the sift as the policy's rules read them (3.3, 4.4)."""

from collections.abc import Sequence
from datetime import datetime

from almoner.do.applications import facts
from almoner.do.applications.casework import Judgement, Overlap
from almoner.do.applications.models import Application
from almoner.do.applications.overlaps import BECAUSE
from almoner.policy import sift as policy
from almoner.policy.findings import Finding, run

SIFT, PANEL, DECISION = "sift", "panel", "decision"
STAGES = (SIFT, PANEL, DECISION)
IMPACT, STATUTORY, OVERLAPS = "R4.4-3", "R4.4-3-statutory", "R4.4-2"
VIEWS = {"none": policy.DIFFERS, "explained": policy.DIFFERS, "duplicate": "duplicates", "open": ""}


def sifting_of(judged: Sequence[Judgement], overlaps: Sequence[Overlap]) -> policy.Sifting:
    said = {one.rule: one.is_met for one in judged if one.stage == SIFT}
    leaves_duty = said.get(STATUTORY)
    return policy.Sifting(
        effective_impact=said.get(IMPACT),
        substitutes_statutory=None if leaves_duty is None else not leaves_duty,
        overlaps=tuple(overlap_of(one) for one in overlaps),
    )


def overlap_of(row: Overlap) -> policy.Overlap:
    because = tuple(BECAUSE.get(one, one) for one in row.because)
    return policy.Overlap(row.other_reference, because, VIEWS[row.view])


def findings_in(judged: Sequence[Judgement], overlaps: Sequence[Overlap]) -> tuple[Finding, ...]:
    """What the rules of the sift alone say."""
    return run(policy.AT_SIFT, sifting_of(judged, overlaps))


def findings(application: Application) -> tuple[Finding, ...]:
    return findings_in(list(application.judgements.all()), list(application.overlaps.all()))


def all_findings(application: Application, *, at: datetime) -> tuple[Finding, ...]:
    """The rules of the sift, then those the bid was asked when it was sent."""
    return (*findings(application), *facts.findings(application, at=at))


def wants_a_person(one: Finding) -> bool:
    """Not met where the strategy leaves room, or not sure: somebody says why it goes on."""
    return one.needs_reason or one.needs_judgement
