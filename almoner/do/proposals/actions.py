"""Ad-hoc proposals: raised, put forward and checked, then decided on a sheet like any other award (3.6)."""

from dataclasses import dataclass, fields

from almoner.analyse.organisations.models import Organisation
from almoner.do.diligence.actions import open_case
from almoner.do.proposals import facts, queries
from almoner.do.proposals.access import may_propose
from almoner.do.proposals.models import Proposal
from almoner.do.proposals.states import FORWARD, PROPOSAL, WRITING
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, must_stand, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority
from almoner.policy import ad_hoc as policy
from almoner.policy.findings import Finding, run


@dataclass(frozen=True)
class ProposalDetails:
    """A proposal as an officer writes it down; the sum in whole pence."""

    organisation: Organisation
    budget: FundBudget
    priority: Priority
    title: str
    purpose: str
    amount_pence: int
    trigger: str
    evidence: str
    statutory_basis: str
    sponsor: Person
    options: str = ""
    waiver: str = ""
    involves_vulnerable: bool = False


def findings(row: Proposal) -> tuple[Finding, ...]:
    """What the rules say before the next step."""
    rules = policy.BEFORE_PUTTING_FORWARD if row.status == WRITING else policy.BEFORE_DECISION
    return run(rules, facts.facts_of(row))


@action("proposals.propose", clause="3.6", may=may_propose)
def propose(act: Act, nothing: None, *, details: ProposalDetails) -> Proposal:
    """Raise a proposal outside any round, with what brought it about (R3.6-1)."""
    row = Proposal(reference=queries.next_reference(london_date(act.at)), raised_by=act.by, raised_at=act.at)
    return act.add(written(act, row, details))


@action("proposals.revise", clause="3.6", may=may_propose)
def revise(act: Act, row: Proposal, *, details: ProposalDetails) -> Proposal:
    if row.status != WRITING:
        raise Refused(f"It is {PROPOSAL.words[row.status].lower()}: take it back to change it.")
    if row.diligence and row.organisation_id != details.organisation.pk:
        sentence = "Its checks are of this organisation. Give it up and raise another."
        raise Refused(sentence, {"organisation": [sentence]})
    return act.save(written(act, row, details))


def written(act: Act, row: Proposal, details: ProposalDetails) -> Proposal:
    must_be_whole(act, details)
    for name in (one.name for one in fields(ProposalDetails)):
        setattr(row, name, getattr(details, name))
    return row


def must_be_whole(act: Act, said: ProposalDetails) -> None:
    sponsors = {one.pk for one in queries.sponsors_on(london_date(act.at))}
    refuse_unless(
        ("title", said.title.strip(), "Give the proposal a title."),
        ("purpose", said.purpose.strip(), "Say what the money is for."),
        ("amount_pence", said.amount_pence > 0, "Enter a sum of more than nothing."),
        ("budget", said.budget.line == policy.LINE, "Choose an ad-hoc budget."),
        ("trigger", said.trigger in policy.TRIGGERS, "Choose what brought it about."),
        ("evidence", said.evidence.strip(), "Write what shows it."),
        ("statutory_basis", said.statutory_basis.strip(), "Name the power (1.4)."),
        ("sponsor", said.sponsor.pk in sponsors, "Choose a commissioning officer."),
    )


@action("proposals.put_forward", clause="3.6", may=may_propose)
def put_forward(act: Act, row: Proposal) -> Proposal:
    """The words are whole; the organisation's checks are opened, as for a bid (R3.6-2)."""
    act.move(row, PROPOSAL, "put_forward")
    must_stand(run(policy.BEFORE_PUTTING_FORWARD, facts.facts_of(row)))
    row.forward_at = act.at
    if row.diligence is None:
        row.diligence = open_case(
            row.organisation,
            by=act.by,
            at=act.at,
            subject=row.reference,
            amount_pence=row.amount_pence,
            involves_vulnerable=row.involves_vulnerable,
        )
    act.note(proposal=row.reference, pence=row.amount_pence)
    return act.save(row)


@action("proposals.take_back", clause="3.6", may=may_propose)
def take_back(act: Act, row: Proposal) -> Proposal:
    """Back to being written, as long as it stands on no sheet."""
    must_be_off_sheets(row)
    act.move(row, PROPOSAL, "take_back")
    return act.save(row)


@action("proposals.drop", clause="3.6", may=may_propose)
def drop(act: Act, row: Proposal, *, reason: str) -> Proposal:
    """Give it up, with the reason."""
    if not reason.strip():
        raise Refused("Say why it is given up.", {"reason": ["Enter a reason."]})
    must_be_off_sheets(row)
    act.move(row, PROPOSAL, "drop")
    act.because(reason)
    row.ended_reason = reason.strip()
    return act.save(row)


def settle(act: Act, row: Proposal, *, agreed_pence: int | None) -> None:
    """Within the publication of its decision: awarded at the sum that was signed, or not agreed (`None`)."""
    row = Proposal.objects.select_for_update().get(pk=row.pk)
    act.move(row, PROPOSAL, "refuse" if agreed_pence is None else "award")
    row.amount_pence = agreed_pence or row.amount_pence
    act.save(row)


def must_be_ready(row: Proposal) -> None:
    """For a sheet: put forward, and every rule before the decision is met."""
    if row.status != FORWARD:
        raise Refused("Only a proposal that was put forward is put to decision.")
    must_stand(findings(row))


def must_be_off_sheets(row: Proposal) -> None:
    standing = row.decision_lines.exclude(decision__status="dropped").select_related("decision").first()
    if standing:
        raise Refused(f"It stands on decision {standing.decision.reference}: take it off there first.")
