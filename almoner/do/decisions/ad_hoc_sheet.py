"""An ad-hoc proposal on a sheet: one of its own, or a line of one that is being written (3.6)."""

from datetime import date

from almoner.do.decisions import wording
from almoner.do.decisions.access import may_write
from almoner.do.decisions.drafting import draft, fill_sections, must_be_draft
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DROPPED
from almoner.do.proposals.actions import must_be_ready, settle
from almoner.do.proposals.models import Proposal
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("decisions.compose_ad_hoc", clause="3.6", may=may_write)
def compose_ad_hoc(
    act: Act,
    proposal: Proposal,
    *,
    dated: date | None = None,
    reference: str = "",
    sheet: Decision | None = None,
) -> Decision:
    """Start the sheet of a checked proposal, or add it to a draft (`sheet`) as another line."""
    must_be_ready(proposal)
    if standing := sheet_of(proposal):
        raise Refused(f"It stands on decision {standing.reference} already.")
    if sheet is None:
        made: Decision = draft(
            None, by=act.by, at=act.at, title=proposal.title, dated=dated, reference=reference
        )
        line = act.add(line_of(made, proposal, 1))
        write_first_words(act, made, proposal, line)
    else:
        made = Decision.objects.select_for_update().get(pk=sheet.pk)
        must_be_draft(made)
        last = made.lines.order_by("-position").first()
        act.add(line_of(made, proposal, last.position + 1 if last else 1))
    act.note(decision=made.reference, proposal=proposal.reference, pence=proposal.amount_pence)
    return made


def sheet_of(proposal: Proposal) -> Decision | None:
    """The sheet on which it stands; a dropped one no longer counts."""
    found = Decision.objects.filter(lines__proposal=proposal).exclude(status=DROPPED)
    return found.order_by("-id").first()


def line_of(decision: Decision, one: Proposal, position: int) -> DecisionLine:
    return DecisionLine(
        decision=decision,
        position=position,
        budget=one.budget,
        organisation=one.organisation,
        proposal=one,
        priority=one.priority,
        title=one.title,
        description=one.purpose,
        amount_pence=one.amount_pence,
        purpose=one.budget.fund.purpose,
        statutory_basis=one.statutory_basis,
        reasons=one.evidence,
        conditions=one.diligence.condition if one.diligence else "",
    )


def write_first_words(act: Act, decision: Decision, one: Proposal, line: DecisionLine) -> None:
    texts = {
        1: f"To decide on a grant outside rounds to {one.organisation}: {one.title}.",
        2: wording.recommendation_text([line]),
        3: f"{one.get_trigger_display()}. {one.evidence}",
        4: wording.proposal_text([line]),
        5: f"{one.options}\nWhy no bids are asked for: {one.waiver}",
        9: wording.financial_text([line]),
        10: wording.legal_text([line]),
    }
    fill_sections(act, decision, texts)


def settle_proposals(act: Act, decision: Decision) -> None:
    """Published: what was agreed is awarded; what was not agreed ends."""
    for line in decision.lines.filter(proposal__isnull=False).select_related("proposal"):
        if line.proposal is not None:
            is_agreed = line.is_agreed and not decision.disagreement
            settle(act, line.proposal, agreed_pence=line.amount_pence if is_agreed else None)
