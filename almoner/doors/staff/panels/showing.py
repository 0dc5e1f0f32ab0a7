"""Panels as pieces of pages: money left, spreads, marks, shares."""

from collections.abc import Iterable, Sequence
from typing import Any

from almoner.do.applications.models import Application
from almoner.do.evaluation import queries
from almoner.do.evaluation.balance import Balance
from almoner.do.evaluation.models import Panel, Score
from almoner.do.evaluation.queries import Ranked, percent_words
from almoner.ground.core import money
from almoner.ground.ui.charts import Mark, Scores, Shares, Tile
from almoner.policy.terms import Terms

COLOURS = {"convened": "grey", "scoring": "blue", "meeting": "yellow", "closed": "green"}
OUTCOME_COLOURS = {"recommend": "green", "reserve": "yellow", "not_recommend": "grey"}


def tag(panel: Panel) -> tuple[str, str]:
    return panel.get_status_display(), COLOURS[panel.status]


def money_tiles(panel: Panel, rows: Sequence[Ranked]) -> list[dict[str, str]]:
    """What there is, what is recommended, what is left: on top of every page of the meeting."""
    there = panel.round.available_pence
    taken = queries.recommended_pence(list(rows))
    left = there - taken
    return [
        {"number": money.in_words(there), "words": "in the round"},
        {"number": money.in_words(taken), "words": "recommended so far"},
        {"number": money.in_words(abs(left)), "words": "left" if left >= 0 else "too much"},
        {"number": money.in_words(sum(one.application.ask_pence or 0 for one in rows)), "words": "asked for"},
    ]


def lanes(bid: Application) -> list[Scores]:
    """One line of dots for each criterion."""
    return [
        Scores(
            one.title, [queries.value_of(score) for score in standing(bid) if score.criterion_id == one.pk]
        )
        for one in bid.round.criteria.all()
    ]


def standing(bid: Application) -> list[Score]:
    return [one for one in bid.scores.all() if not one.is_void]


def widest(bid: Application, terms: Terms) -> list[str]:
    """The criteria on which members differ too much, each with who gave what (R4.10-3)."""
    found = []
    for one in bid.round.criteria.all():
        given = [(queries.value_of(score), score) for score in standing(bid) if score.criterion_id == one.pk]
        if not given:
            continue
        low, high = min(given, key=lambda pair: pair[0]), max(given, key=lambda pair: pair[0])
        if high[0] - low[0] > terms.spread_max_points:
            found.append(
                f"{one.title}: {low[1].member.person} gave {low[0]}, {high[1].member.person} gave {high[0]}"
            )
    return found


def score_rows(bid: Application) -> list[list[str]]:
    """One row a criterion and member: points and the sentence why."""
    return [
        [
            score.criterion.title,
            str(score.member.person),
            str(queries.value_of(score))
            + (f" (given: {score.value})" if queries.value_of(score) != score.value else ""),
            score.comment,
        ]
        for score in standing(bid)
    ]


def mark_words(row: Ranked) -> str:
    """The final mark, with the mean beside it where the panel moderated."""
    own = row.recommendation
    if own is not None and own.moderated_tenths is not None:
        return f"{percent_words(row.tenths)} (scores: {percent_words(own.mean_tenths)})"
    return percent_words(row.tenths) or "No full scores"


def area_bars(found: Balance) -> list[Shares]:
    return [Shares(one.area.name, one.money_percent, one.people_percent) for one in found.areas]


def tiles(found: Balance) -> list[Tile]:
    return [
        Tile(
            one.area.code, one.area.name, one.area.row, one.area.column, one.pence, money.in_words(one.pence)
        )
        for one in found.areas
    ]


def priority_bars(found: Balance) -> list[Mark]:
    return [Mark(one.name, one.pence, money.in_words(one.pence)) for one in found.priorities]


def area_rows(found: Balance) -> list[list[str]]:
    return [
        [
            one.area.name, str(one.bids), money.in_words(one.asked_pence), money.in_words(one.pence),
            f"{one.money_percent:g}%", f"{one.people_percent:g}%", money.in_words(one.per_thousand_pence),
        ]
        for one in found.areas
    ]  # fmt: skip


def priority_rows(found: Balance) -> list[list[str]]:
    return [
        [
            one.name, str(one.bids), money.in_words(one.asked_pence), money.in_words(one.pence),
            f"{one.money_percent:g}%", f"{one.asked_percent:g}%",
        ]
        for one in found.priorities
    ]  # fmt: skip


def named(without: Iterable[str]) -> str:
    return ", ".join(without)


def outcome_cell(row: Ranked) -> dict[str, Any] | str:
    own = row.recommendation
    if own is None:
        return "Not said yet"
    if own.must_be_redecided:
        return {"text": "Decide again", "colour": "red"}
    return {"text": own.get_outcome_display(), "colour": OUTCOME_COLOURS[own.outcome]}
