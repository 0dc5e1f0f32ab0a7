"""Scoring a bid: each criterion from 0 to 5 with a comment, each score a row with a version."""

from almoner.do.evaluation.access import may_run, may_score
from almoner.do.evaluation.models import Allocation, Score, ScoreCorrection
from almoner.do.evaluation.states import CLOSED
from almoner.do.rounds.models import Criterion
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import MONITORING, has_role
from almoner.ground.core.refusals import Allowed, Answer, Clash, Denied, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

LEAST, MOST = 0, 5


@action("evaluation.score", clause="4.10", may=may_score)
def score(
    act: Act,
    allocation: Allocation,
    *,
    values: dict[str, tuple[int, str]],
    versions: dict[str, int] | None = None,
) -> Allocation:
    """Save points and comments by criterion code; a stale save of a changed score raises Clash."""
    criteria = {one.code: one for one in allocation.application.round.criteria.all()}
    wrong = {code: ["Choose from 0 to 5."] for code, (points, _) in values.items() if not is_points(points)}
    unknown = values.keys() - criteria.keys()
    if wrong or unknown:
        raise Refused("Some scores cannot be kept.", wrong)
    known = {
        one.criterion.code: one
        for one in Score.objects.filter(
            member=allocation.member_id, application=allocation.application_id
        ).select_related("criterion")
    }
    for code, (points, comment) in values.items():
        version = (versions or {}).get(code)
        keep(act, allocation, criteria[code], known.get(code), points, comment.strip(), version)
    act.note(bid=allocation.application.reference, scored=len(act.rows))
    if allocation.finished_at and act.rows:
        allocation.finished_at = act.at
        act.save(allocation)
    return allocation


def is_points(points: object) -> bool:
    return isinstance(points, int) and not isinstance(points, bool) and LEAST <= points <= MOST


def keep(
    act: Act,
    allocation: Allocation,
    criterion: Criterion,
    known: Score | None,
    points: int,
    comment: str,
    version: int | None,
) -> None:
    if known is None:
        act.add(
            Score(
                member_id=allocation.member_id,
                application_id=allocation.application_id,
                criterion=criterion,
                value=points,
                comment=comment,
                scored_at=act.at,
            )
        )
        return
    if (known.value, known.comment) == (points, comment):
        return
    if version is not None and version != known.version:
        raise Clash(criterion.code, (known.value, known.comment), (points, comment), known.version)
    known.value, known.comment, known.scored_at = points, comment, act.at
    known.version += 1
    act.save(known)


@action("evaluation.finish", clause="4.10", may=may_score)
def finish(act: Act, allocation: Allocation) -> Allocation:
    """Say that the bid is scored: every criterion has points and a comment (R4.10-1)."""
    scores = {
        one.criterion.code: one
        for one in Score.objects.filter(
            member=allocation.member_id, application=allocation.application_id, is_void=False
        ).select_related("criterion")
    }
    missing = {
        one.code: [f"Score “{one.title}” and say why in a few words."]
        for one in allocation.application.round.criteria.all()
        if one.code not in scores or not scores[one.code].comment
    }
    if missing:
        raise Refused([one for many in missing.values() for one in many], missing)
    allocation.finished_at = act.at
    return act.save(allocation)


@action("evaluation.ask_correction", clause="4.10", may=may_run)
def ask_correction(act: Act, score: Score, *, value: int, reason: str) -> ScoreCorrection:
    """After closing: a correction beside the score, with a reason; a second person must agree."""
    if score.member.panel.status != CLOSED:
        raise Refused("The panel is not closed: the member can change the score.")
    if not is_points(value) or not reason.strip():
        raise Refused("Give the right points and the reason.", {"reason": ["Enter a reason."]})
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
    correction.agreed_by, correction.agreed_at = act.by, act.at
    return act.save(correction)
