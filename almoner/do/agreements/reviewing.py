"""Performance reviews of contracts: written by one person, closed by another (2.1 i and j)."""

from dataclasses import asdict, dataclass
from datetime import date

from almoner.do.agreements.access import may_issue
from almoner.do.agreements.models import CONCLUSIONS, RATINGS, Contract, PerformanceReview
from almoner.do.agreements.states import BEING_WRITTEN, REVIEW
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, must_stand, refuse, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.contract_reviews import BEFORE_CLOSING, Closing
from almoner.policy.findings import run


@dataclass(frozen=True)
class Reviewed:
    """A review as somebody writes it down."""

    covers_from: date
    covers_to: date
    promised: str
    delivered: str
    rating: str
    conclusion: str
    conclusion_reason: str = ""
    feedback: str = ""


@action("agreements.open_review", clause="2.1", may=may_issue)
def open_review(act: Act, contract: Contract, *, said: Reviewed) -> PerformanceReview:
    """Begin the review of a signed contract; one at a time."""
    if contract.signed_on is None:
        raise Refused("The contract is not signed yet.")
    if contract.reviews.filter(status=BEING_WRITTEN).exists():
        raise Refused("A review is being written. Close it first.")
    must_be_told(act, said)
    number = contract.reviews.count() + 1
    act.note(review=number, rating=said.rating, conclusion=said.conclusion)
    row = PerformanceReview(contract=contract, number=number, opened_by=act.by, opened_at=act.at)
    return act.add(written(row, said))


@action("agreements.revise_review", clause="2.1", may=may_issue)
def revise_review(act: Act, review: PerformanceReview, *, said: Reviewed) -> PerformanceReview:
    """Change it until it is closed; whoever changed it last is the one who does not close it."""
    if review.status != BEING_WRITTEN:
        raise Refused("This review is closed: it stays as it is.")
    must_be_told(act, said)
    review.opened_by = act.by or review.opened_by
    act.note(review=review.number, rating=said.rating, conclusion=said.conclusion)
    return act.save(written(review, said))


def written(row: PerformanceReview, said: Reviewed) -> PerformanceReview:
    for name, value in asdict(said).items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    return row


def must_be_told(act: Act, said: Reviewed) -> None:
    refuse_unless(
        ("covers_to", said.covers_from < said.covers_to, "The period ends after it begins."),
        ("covers_to", said.covers_to <= london_date(act.at), "Review a period that has passed."),
        ("promised", said.promised.strip(), "Say what was promised."),
        ("delivered", said.delivered.strip(), "Say what was delivered."),
        ("rating", said.rating in dict(RATINGS), "Choose how it was delivered."),
        ("conclusion", said.conclusion in dict(CONCLUSIONS), "Choose what follows from it."),
    )


@action("agreements.close_review", clause="2.1", may=may_issue)
def close_review(act: Act, review: PerformanceReview, *, note: str) -> PerformanceReview:
    """Another officer has read it and stands by its conclusion (R2.1i-2-close)."""
    if not note.strip():
        refuse("note", "Say what you looked at.")
    closer = act.by.public_id if act.by else ""
    must_stand(run(BEFORE_CLOSING, Closing(review.opened_by.public_id, closer, review.feedback)))
    act.move(review, REVIEW, "close")
    review.closed_by, review.closed_at, review.closing_note = act.by, act.at, note.strip()
    act.note(review=review.number, conclusion=review.conclusion)
    return act.save(review)
