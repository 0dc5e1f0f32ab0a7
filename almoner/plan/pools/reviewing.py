"""The office's own contribution: agreed each year, after a review of what the last one did (R3.7-2)."""

from dataclasses import asdict, dataclass
from datetime import date

from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, refuse
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.pools import facts, queries
from almoner.plan.pools.access import may_agree, may_plan
from almoner.plan.pools.models import CONCLUSIONS, PoolYear, Review
from almoner.plan.pools.states import CLOSED, REVIEW
from almoner.policy import pools as policy
from almoner.policy.findings import run


@dataclass(frozen=True)
class ReviewDetails:
    period_from: date
    period_to: date
    evidence: str
    effectiveness: str
    efficiency: str
    conclusion: str
    conclusion_because: str


@action("pools.agree_contribution", clause="3.7", may=may_agree)
def agree_contribution(act: Act, year: PoolYear, *, reason: str = "") -> PoolYear:
    """The office gives its part of the year; without last year's closed review only with a reason."""
    if year.agreed_at:
        raise Refused("The contribution of this year is agreed already.")
    own = queries.joint_budget(year).own
    if own is None:
        raise Refused("No budget of the office's own contribution is set for this year.")
    for one in run(policy.BEFORE_CONTRIBUTING, facts.contribution_of(year, reason)):
        if one.needs_reason:
            refuse("reason", f"{one.because} {one.remedy}")
    year.agreed_at, year.agreed_by, year.agreed_pence = act.at, act.by, own.given_pence
    year.agreed_because = reason.strip()
    act.because(reason)
    act.note(pence=own.given_pence)
    return act.save(year)


@action("pools.write_review", clause="3.7", may=may_plan)
def write_review(act: Act, year: PoolYear, *, details: ReviewDetails) -> Review:
    """Write the review of the year's contribution, or write it again until it is closed."""
    row = Review.objects.filter(year=year).first()
    if row and row.status == CLOSED:
        raise Refused("The review is closed: it stays as it is.")
    if not year.agreed_at:
        raise Refused("The office's contribution to this year is not agreed, so there is nothing to review.")
    if details.period_to < details.period_from:
        refuse("period_to", "Enter a day after the first.")
    if details.conclusion not in dict(CONCLUSIONS):
        refuse("conclusion", "Choose what follows from the review.")
    texts = ("evidence", "effectiveness", "efficiency", "conclusion_because")
    if missing := [name for name in texts if not getattr(details, name).strip()]:
        sentence = "Write something here."
        raise Refused(sentence, {name: [sentence] for name in missing})
    made = row or Review(year=year)
    for name, value in asdict(details).items():
        setattr(made, name, value)
    if act.by is not None:
        made.written_by = act.by
    return act.save(made) if row else act.add(made)


@action("pools.close_review", clause="3.7", may=may_agree)
def close_review(act: Act, review: Review) -> Review:
    """The Chief Finance Officer closes it, with what the contribution was and gave on the day."""
    if review.written_by_id == (act.by.pk if act.by else 0):
        raise Refused("You wrote this review, so somebody else must close it.")
    if review.period_to > london_date(act.at):
        raise Refused("The time it looks at is not over yet.")
    own = queries.joint_budget(review.year).own
    act.move(review, REVIEW, "close")
    review.given_pence = own.given_pence if own else 0
    review.allocated_pence = own.allocated_pence if own else 0
    review.closed_at, review.closed_by = act.at, act.by
    act.note(conclusion=review.conclusion, pence=review.given_pence)
    return act.save(review)
