"""Scores into a percentage, a spread and a recommendation; whole numbers throughout."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from almoner.policy.panel_facts import Criterion, Score
from almoner.policy.terms import Terms

RECOMMEND = "recommend"
RESERVE = "reserve"
NOT_RECOMMENDED = "not_recommended"

TENTHS = 10


def complete_scorers(scores: Iterable[Score], criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """Members who gave points for every criterion, in alphabetical order."""
    given: dict[str, set[str]] = {}
    for score in scores:
        if score.points is not None:
            given.setdefault(score.member, set()).add(score.criterion)
    needed = {criterion.code for criterion in criteria}
    return tuple(sorted(member for member, codes in given.items() if needed and codes >= needed))


def percent_tenths(scores: Sequence[Score], criteria: Sequence[Criterion], terms: Terms) -> int | None:
    """The weighted mean of those who scored everything, in tenths of a per cent; None when nobody has."""
    weights = {criterion.code: criterion.weight for criterion in criteria}
    scorers = complete_scorers(scores, criteria)
    if not scorers:
        return None
    points = sum(
        weights[one.criterion] * (one.points or 0)
        for one in scores
        if one.member in scorers and one.criterion in weights
    )
    return _rounded(points * 100 * TENTHS, sum(weights.values()) * terms.score_max * len(scorers))


def points_for(criterion: str, scores: Iterable[Score]) -> tuple[int, ...]:
    """Every score given for the criterion, lowest first."""
    return tuple(
        sorted(one.points for one in scores if one.criterion == criterion and one.points is not None)
    )


def average_tenths(criterion: str, scores: Iterable[Score]) -> int | None:
    """The mean of a criterion in tenths of a point; None when it has no scores."""
    points = points_for(criterion, scores)
    return _rounded(sum(points) * TENTHS, len(points)) if points else None


def spread(criterion: str, scores: Iterable[Score]) -> int:
    """How far the highest score for the criterion lies above the lowest."""
    points = points_for(criterion, scores)
    return points[-1] - points[0] if points else 0


def wide_spreads(scores: Sequence[Score], criteria: Iterable[Criterion], terms: Terms) -> tuple[str, ...]:
    """The criteria on which members disagree so much that they should talk."""
    return tuple(one.code for one in criteria if spread(one.code, scores) > terms.spread_max_points)


def weak_criteria(scores: Sequence[Score], criteria: Iterable[Criterion], terms: Terms) -> tuple[str, ...]:
    """The criteria whose mean is so low that the panel discusses them."""
    found = []
    for criterion in criteria:
        points = points_for(criterion.code, scores)
        if points and sum(points) < terms.discuss_below_points * len(points):
            found.append(criterion.code)
    return tuple(found)


def recommendation(tenths: int, terms: Terms) -> str:
    """The band a percentage falls in, before the panel speaks and before money runs out."""
    if tenths >= terms.recommend_percent * TENTHS:
        return RECOMMEND
    return RESERVE if tenths >= terms.reserve_percent * TENTHS else NOT_RECOMMENDED


def without_member(scores: Iterable[Score], members: Collection[str]) -> tuple[Score, ...]:
    """The scores that remain when some members leave the panel."""
    return tuple(one for one in scores if one.member not in members)


def _rounded(number: int, by: int) -> int:
    return (2 * number + by) // (2 * by)
