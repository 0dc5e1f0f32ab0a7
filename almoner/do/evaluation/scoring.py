"""Scoring a bid: each criterion from 0 to 5 with a comment, each score a row with a version."""

from almoner.do.evaluation.access import may_score
from almoner.do.evaluation.models import Allocation, Score
from almoner.do.rounds.models import Criterion
from almoner.ground.core.refusals import Clash, Refused
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
