"""A correction beside a final score: a reason and two people; the score itself never changes (R4.10-4)."""

from almoner.do.evaluation import queries
from almoner.do.evaluation.access import may_run
from almoner.do.evaluation.models import Recommendation, Score, ScoreCorrection
from almoner.do.evaluation.scoring import is_points
from almoner.do.evaluation.states import CLOSED
from almoner.do.rounds.states import DECIDING
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import MONITORING, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("evaluation.ask_correction", clause="4.10", may=may_run)
def ask_correction(act: Act, score: Score, *, value: int, reason: str) -> ScoreCorrection:
    """After closing: a correction beside the score, with a reason; a second person must agree."""
    if score.member.panel.status != CLOSED:
        raise Refused("The panel is not closed: the member can change the score.")
    if not is_points(value):
        raise Refused("Choose from 0 to 5.", {"value": ["Choose from 0 to 5."]})
    if not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter the reason."]})
    if score.is_void:
        raise Refused("This score is void and counts nowhere.")
    return act.add(
        ScoreCorrection(score=score, value=value, reason=reason.strip(), asked_by=act.by, asked_at=act.at)
    )


def may_agree_correction(person: Person, correction: ScoreCorrection) -> Answer:
    if correction.asked_by_id == person.pk:
        return Denied("A second person must agree to the correction.")
    if has_role(person, MONITORING):
        return Allowed(MONITORING)
    return may_run(person, correction)


@action("evaluation.agree_correction", clause="4.10", may=may_agree_correction)
def agree_correction(act: Act, correction: ScoreCorrection) -> ScoreCorrection:
    if correction.agreed_at is not None:
        raise Refused("This correction is agreed already.")
    bid = correction.score.application
    if bid.round.status != DECIDING:
        raise Refused("The decision on this round is made; the scores it rests on stay as they are.")
    correction.agreed_by, correction.agreed_at = act.by, act.at
    act.save(correction)
    said = Recommendation.objects.filter(application=bid).first()
    if said is not None:
        said.mean_tenths = queries.mean_tenths(bid, act.at)
        act.save(said)
    act.note(bid=bid.reference)
    return correction
