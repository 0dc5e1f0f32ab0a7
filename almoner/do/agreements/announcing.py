"""Announcing a decision: published, and every applicant answered in the same transaction (3.3, 4.21)."""

from datetime import date

from almoner.do.agreements import answers, further_years
from almoner.do.agreements.access import may_issue
from almoner.do.agreements.offering import offer
from almoner.do.agreements.searchable import index_award
from almoner.do.applications.models import Application
from almoner.do.applications.reasons import BANK
from almoner.do.applications.states import APPLICATION, RESERVE
from almoner.do.decisions.actions import publish
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.diligence.models import FAIL
from almoner.do.rounds.states import DECIDING, ROUND
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("agreements.announce", clause="3.3", may=may_issue)
def announce(act: Act, decision: Decision, *, starts_on: date | None = None) -> Decision:
    """Publish the sheet, answer every bid of its round, and offer the agreed awards.

    Nobody hears before; all letters go into the outbox together.
    """
    publish(decision, by=act.by, at=act.at)
    lines = list(decision.lines.select_related("application__round", "organisation", "budget__fund"))
    for line in lines:
        settle_line(act, line)
    if decision.round is not None and lines:
        answer_the_rest(act, decision)
    if not decision.disagreement:
        further_years.join(act, decision)
    for line in lines:
        if line.is_agreed and line.amount_pence and not decision.disagreement:
            index_award(line)
        if is_offered(line) and not decision.disagreement:
            offer(line, by=act.by, at=act.at, starts_on=starts_on)
    return Decision.objects.get(pk=decision.pk)


def is_offered(line: DecisionLine) -> bool:
    """A grant is offered by letter; a contract is signed outside and recorded."""
    return bool(line.is_agreed and line.organisation_id and line.amount_pence and not line.for_contract)


def settle_line(act: Act, line: DecisionLine) -> None:
    """Award the line's bid, or refuse it with the decision-maker's reason."""
    bid = line.application
    if bid is None:
        return
    if line.is_agreed and not line.decision.disagreement:
        act.move(bid, APPLICATION, "award")
        bid.awarded_pence = line.amount_pence
    else:
        because = line.not_agreed_reason or line.decision.disagreement
        bid.outcome_reasons = [{"code": "not_agreed", "words": because, "criterion": "decision"}]
        refuse(act, bid, answers.line_of(bid.round))
    bid.answered_at = act.at
    act.save(bid)


def refuse(act: Act, bid: Application, line: str) -> None:
    """A refusal names at least one reason tied to what was judged (R3.3-4)."""
    if not bid.outcome_reasons and bid.diligence and bid.diligence.overall == FAIL:
        bid.outcome_reasons = [dict(BANK["finance_check"])]
    values = answers.answer_values(bid, line)
    if not values["reasons"]:
        raise Refused(f"Bid {bid.reference} has no reason to give to the applicant.")
    act.move(bid, APPLICATION, "refuse")
    act.tell(bid.letters_to, "agreements/not_awarded", **values)


def answer_the_rest(act: Act, decision: Decision) -> None:
    """Bids of the round that are not on the sheet: reserve list or refused, each with its reasons."""
    if decision.round is None:
        return
    line = answers.line_of(decision.round)
    for bid in answers.waiting_bids(decision):
        if bid.status == RESERVE:
            act.tell(bid.letters_to, "agreements/reserve", **answers.answer_values(bid, line))
        else:
            refuse(act, bid, line)
        bid.answered_at = act.at
        act.save(bid)
    found = type(decision.round).objects.select_for_update().get(pk=decision.round.pk)
    if found.status == DECIDING and not answers.still_to_answer(found):
        act.move(found, ROUND, "answer")
        act.save(found)
