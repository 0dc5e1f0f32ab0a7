"""The chain of variations of a contract: proposed, put to decision, made or given up (3.9, 9.1)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from almoner.do.agreements import contracts
from almoner.do.agreements.access import may_issue
from almoner.do.agreements.models import CONTRACT, Agreement, AgreementLine, Contract, Variation
from almoner.do.agreements.states import AGREEMENT, PROPOSED, VARIATION
from almoner.do.agreements.wording import digest_of
from almoner.do.decisions import actions as decisions
from almoner.do.decisions import wording
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DROPPED
from almoner.do.procurement.queries import extended
from almoner.ground.core.refusals import Refused, must_stand, refuse
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority
from almoner.policy.contract_changes import BEFORE_MAKING, BEFORE_PROPOSING, EXTENSION, TERM
from almoner.policy.contract_reviews import BEFORE_DECIDING
from almoner.policy.findings import run


@dataclass(frozen=True)
class Proposal:
    """A variation as somebody writes it down; months only where the term grows."""

    kind: str
    because: str
    months: int = 0
    added_pence: int = 0
    growth_reason: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None
    confirmation: str = ""
    waiver: str = ""


@action("agreements.propose_variation", clause="3.9", may=may_issue)
def propose_variation(act: Act, contract: Contract, *, proposal: Proposal) -> Variation:
    """The next link of the chain; one at a time."""
    must_fit(contract, proposal)
    number = contract.variations.count() + 1
    row = Variation(
        contract=contract, number=number, proposed_by=act.by, proposed_at=act.at, **asdict(proposal)
    )
    found = run(BEFORE_PROPOSING, contracts.change_of(row, at=act.at))
    must_stand(found)
    doubts = [one for one in found if one.needs_reason]
    if doubts and not proposal.growth_reason.strip():
        refuse("growth_reason", " ".join(f"{one.because} {one.remedy}" for one in doubts))
    act.note(variation=number, raised=[one.rule for one in doubts])
    return act.add(row)


def must_fit(contract: Contract, proposal: Proposal) -> None:
    if contract.signed_on is None:
        raise Refused("The contract is not signed yet.")
    if contract.variations.filter(status=PROPOSED).exists():
        raise Refused("Another variation is proposed. Make it or give it up first.")
    longer = proposal.kind in (EXTENSION, TERM)
    if not proposal.because.strip():
        refuse("because", "Say why it is varied.")
    if longer != (proposal.months > 0):
        refuse(
            "months", "Say by how many months it is longer." if longer else "Only a longer term has months."
        )
    if proposal.added_pence < 0:
        refuse("added_pence", "Enter nought or more.")


@action("agreements.compose_variation", clause="3.9", may=may_issue)
def compose_variation(
    act: Act,
    variation: Variation,
    *,
    priority: Priority,
    sums: Sequence[tuple[FundBudget, int]] = (),
    dated: date | None = None,
    reference: str = "",
) -> Decision:
    """Start its sheet, with a line for each budget that pays; without money it is a sheet of approval."""
    must_be_proposed(variation)
    if variation.decision is not None and variation.decision.status != DROPPED:
        raise Refused(f"It stands on decision {variation.decision.reference} already.")
    who: dict[str, Any] = {"by": act.by, "at": act.at}
    row = variation.contract
    must_stand(run(BEFORE_DECIDING, contracts.change_of(variation, at=act.at)))
    title = f"{row.title}: variation {variation.number}"
    sheet = decisions.draft(
        None, **who, title=title, kind="money" if sums else "process", dated=dated, reference=reference
    )
    for budget, pence in sums:
        line = line_values(variation, budget, pence) | {"priority": priority}
        sheet = decisions.set_line(sheet, **who, **line)
    lines = list(sheet.lines.select_related("budget__fund", "budget__stream", "organisation"))
    texts = {1: f"To decide on variation {variation.number} of contract {row.reference}, {row.title}.",
             3: variation.because}  # fmt: skip
    if lines:
        texts |= {2: wording.recommendation_text(lines), 9: wording.financial_text(lines),
                  10: wording.legal_text(lines)}  # fmt: skip
    sheet = decisions.revise(sheet, **who, values={}, sections=texts)
    variation.decision = sheet
    act.save(variation)
    act.note(decision=sheet.reference)
    return sheet  # type: ignore[no-any-return]


def line_values(variation: Variation, budget: FundBudget, pence: int) -> dict[str, Any]:
    row, checked = variation.contract, variation.confirmation
    why = f"The contract was competed; the seven-force team confirmed this ({checked})." if checked else ""
    return {
        "budget": budget,
        "organisation": row.provider,
        "title": f"{row.title}, variation {variation.number}, {budget.financial_year}"[:200],
        "description": row.service or row.title,
        "amount_pence": pence,
        "purpose": budget.fund.purpose,
        "statutory_basis": budget.fund.statutory_basis,
        "reasons": variation.because,
        "contrary_reason": why or variation.because,
        "for_contract": True,
    }


@action("agreements.make_variation", clause="3.9", may=may_issue)
def make_variation(act: Act, variation: Variation, *, paper: Checked | None = None) -> Variation:
    """After its signed and published decision: the term and the money are changed."""
    must_be_proposed(variation)
    contract = Contract.objects.select_for_update(of=("self",)).get(pk=variation.contract_id)
    must_stand(run(BEFORE_MAKING, contracts.change_of(variation, at=act.at)))
    act.move(variation, VARIATION, "make")
    variation.made_at = act.at
    variation.paper = act.add(paper.row(by=act.by, at=act.at)) if paper else None
    if variation.months:
        contract.latest_end = contracts.latest_with(contract, variation)
        contract.ends_on = extended(contract.ends_on, variation.months)
        contract.extensions_used += variation.kind == EXTENSION
    if lines := list(contracts.lines_of(variation)):
        add_money(act, contract, variation.number, lines)
    act.save(contract)
    return act.save(variation)


def add_money(act: Act, contract: Contract, number: int, lines: list[DecisionLine]) -> None:
    """The lines join the contract's agreement under a variation's number, 0 without one.

    A contract that was taken over has its first agreement with them.
    """
    row = contract.agreement or agreement_of(act, contract, lines[0])
    row.amount_pence += sum(one.amount_pence for one in lines)
    row.ends_on, row.digest = contract.ends_on, digest_of([], row.amount_pence)
    act.save(row) if contract.agreement else act.add(row)
    contract.agreement = row
    act.add_all(AgreementLine(agreement=row, line=one, variation=number) for one in lines)


def agreement_of(act: Act, contract: Contract, line: DecisionLine) -> Agreement:
    row = Agreement(
        reference=contract.reference, line=line, instrument=CONTRACT, amount_pence=0,
        starts_on=contract.starts_on, ends_on=contract.ends_on, offered_at=act.at,
        lapses_on=contract.signed_on or contract.starts_on,
        accepted_at=act.at, accepted_name="Signed before, outside",
        has_authority=True, countersigned_at=act.at, countersigned_title="Signed before, outside",
        accepted_position=contract.decided_in,
    )  # fmt: skip
    act.move(row, AGREEMENT, "accept")
    act.move(row, AGREEMENT, "countersign")
    return row


@action("agreements.give_up_variation", clause="3.9", may=may_issue)
def give_up_variation(act: Act, variation: Variation, *, reason: str) -> Variation:
    """For example because it was not agreed; the number stays in the chain."""
    if not reason.strip():
        refuse("reason", "Say why.")
    if variation.decision and contracts.is_decided(variation) and contracts.lines_of(variation):
        raise Refused("Its decision is published and its money committed: make it.")
    act.because(reason)
    act.move(variation, VARIATION, "give_up")
    variation.ended_reason = reason.strip()
    return act.save(variation)


def must_be_proposed(variation: Variation) -> None:
    if variation.status != PROPOSED:
        raise Refused(f"This variation is {VARIATION.words[variation.status].lower()}.")
