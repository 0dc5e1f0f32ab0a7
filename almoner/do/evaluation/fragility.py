"""Would the decision change if one scorer were absent? Bids near the line may hang on one person's marks."""

from collections.abc import Mapping, Sequence

from almoner.do.evaluation.models import RECOMMEND, Panel
from almoner.do.evaluation.queries import Ranked, criteria_of, scores_of, terms_of
from almoner.ground.core import clock
from almoner.policy import scoring
from almoner.policy.panel_facts import Criterion, Score
from almoner.policy.terms import Terms


def is_above(row: Ranked) -> bool:
    """Recommended; before the panel has spoken, within the money and not below the reserve mark."""
    return row.outcome == RECOMMEND if row.recommendation else row.is_within and row.tenths is not None


def fragile(panel: Panel, rows: Sequence[Ranked], names: Mapping[int, str]) -> dict[int, list[str]]:
    """By the bid's key: the members without whose scores it would change sides of the line."""
    above = [one.tenths for one in rows if one.tenths is not None and is_above(one)]
    below = [one.tenths for one in rows if one.tenths is not None and not is_above(one)]
    if not above or not below:
        return {}
    terms, criteria = terms_of(panel.round, clock.now()), criteria_of(panel.round)
    found = {}
    for row in rows:
        if row.recommendation is not None and row.recommendation.moderated_tenths is not None:
            continue
        scores = scores_of(row.application, names)
        sides = (min(above), max(below))
        swing = swinging(scores, criteria, terms, is_up=is_above(row), sides=sides)
        if swing:
            found[row.application.pk] = swing
    return found


def swinging(
    scores: Sequence[Score],
    criteria: Sequence[Criterion],
    terms: Terms,
    *,
    is_up: bool,
    sides: tuple[int, int],
) -> list[str]:
    """`sides` are the lowest mark above the line and the highest below it."""
    lowest_above, highest_below = sides
    told = []
    for member in scoring.complete_scorers(scores, criteria):
        without = scoring.percent_tenths(scoring.without_member(scores, [member]), criteria, terms)
        if without is None:
            continue
        if (is_up and without < highest_below) or (not is_up and without > lowest_above):
            told.append(member)
    return told
