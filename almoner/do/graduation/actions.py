"""Pilots that are suitable to scale: marked, moved on to the larger fund, or not taken on (3.2)."""

from typing import Any

from almoner.do.agreements.models import Agreement
from almoner.do.graduation import queries
from almoner.do.graduation.access import may_graduate
from almoner.do.graduation.models import Graduation
from almoner.do.graduation.states import GRADUATION
from almoner.do.proposals.actions import ProposalDetails
from almoner.do.proposals.actions import propose as propose_ad_hoc
from almoner.do.proposals.models import Proposal
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.allocations.models import CoreAllocation
from almoner.policy.findings import run
from almoner.policy.graduation import BEFORE_MOVING


@action("graduation.mark", clause="3.2", may=may_graduate)
def mark(act: Act, agreement: Agreement, *, reason: str) -> Graduation:
    """A signed agreement from a round is suitable to scale, and why."""
    must_say(reason, "Say why it is suitable to scale.")
    if not queries.pilots().filter(pk=agreement.pk).exists():
        raise Refused("Only a signed agreement from a round is marked as suitable to scale.")
    if Graduation.objects.filter(agreement=agreement).exists():
        raise Refused("It is marked already.")
    act.note(agreement=agreement.reference)
    return act.add(Graduation(agreement=agreement, reason=reason.strip(), marked_by=act.by, marked_at=act.at))


@action("graduation.propose", clause="3.2", may=may_graduate)
def propose(act: Act, row: Graduation, *, details: ProposalDetails, early_reason: str = "") -> Graduation:
    """Raise the ad-hoc proposal that carries the pilot further, from another fund than its own."""
    if details.organisation.pk != row.agreement.line.organisation_id:
        raise Refused("The pilot is another organisation's.", {"organisation": ["Choose the pilot's own."]})
    if details.budget.fund_id == row.agreement.line.budget.fund_id:
        raise Refused("It moves to another fund.", {"budget": ["Choose another fund than the pilot's."]})
    made: Proposal = propose_ad_hoc(None, by=act.by, at=act.at, details=details)
    return moved(act, row, early_reason, proposal=made)


@action("graduation.link", clause="3.2", may=may_graduate)
def link(
    act: Act,
    row: Graduation,
    *,
    proposal: Proposal | None = None,
    allocation: CoreAllocation | None = None,
    early_reason: str = "",
) -> Graduation:
    """Name the proposal, or the core share, of the same organisation that carries it further."""
    found: Any = queries.proposals_for(row) if proposal else queries.shares_for(row)
    chosen = proposal or allocation
    if chosen is None or (proposal and allocation) or not found.filter(pk=chosen.pk).exists():
        raise Refused("Choose one proposal or core share of the organisation that carries no pilot yet.")
    return moved(act, row, early_reason, proposal=proposal, allocation=allocation)


def moved(act: Act, row: Graduation, early_reason: str, **carrier: Any) -> Graduation:
    """Before its report is accepted only with a written reason (R3.2-5)."""
    found = [one for one in run(BEFORE_MOVING, queries.pilot_of(row.agreement)) if one.needs_reason]
    if found and not early_reason.strip():
        raise Refused([one.because for one in found], {"early_reason": ["Say why it moves now."]})
    act.move(row, GRADUATION, "move")
    act.note(raised=[one.rule for one in found])
    for name, value in carrier.items():
        setattr(row, name, value)
    row.early_reason, row.settled_at = early_reason.strip() if found else "", act.at
    return act.save(row)


@action("graduation.leave", clause="3.2", may=may_graduate)
def leave(act: Act, row: Graduation, *, reason: str) -> Graduation:
    """It is not taken on, with the reason."""
    must_say(reason, "Say why it is not taken on.")
    act.move(row, GRADUATION, "leave")
    act.because(reason)
    row.settled_reason, row.settled_at = reason.strip(), act.at
    return act.save(row)


@action("graduation.reopen", clause="3.2", may=may_graduate)
def reopen(act: Act, row: Graduation, *, reason: str) -> Graduation:
    """A candidate again, as when what carried it came to nothing; not one that is funded."""
    must_say(reason, "Say why it is looked at again.")
    if queries.outcome_of(row) == queries.FUNDED:
        raise Refused("It is funded by the larger fund: that stays so.")
    act.move(row, GRADUATION, "reopen")
    act.because(reason)
    row.proposal = row.allocation = row.settled_at = None
    row.early_reason = row.settled_reason = ""
    return act.save(row)


def must_say(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise Refused(sentence, {"reason": [sentence]})
