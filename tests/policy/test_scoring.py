import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest

from almoner.policy import scoring
from almoner.policy.panel_facts import Criterion, Score
from tests.policy.builders import CRITERIA, TERMS, scores

DEMO = Path(os.environ.get("ALMONER_REFERENCE") or Path(__file__).parents[3] / "shared" / "data" / "demo")


def rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_4_10_only_those_who_scored_everything_count():
    given = (*scores("PM2", 4, 4), *scores("PM1", 3, None), *scores("PM0", 0, 0))

    assert scoring.complete_scorers(given, CRITERIA) == ("PM0", "PM2")
    assert scoring.complete_scorers(given, ()) == ()


@pytest.mark.parametrize(
    ("given", "tenths"),
    [
        ((), None),
        (scores("PM1", 5, None), None),
        (scores("PM1", 5, 5), 1000),
        (scores("PM1", 0, 0), 0),
        ((*scores("PM1", 5, 0), *scores("PM2", 4, 1), *scores("PM3", 4, 1)), 573),
        ((*scores("PM1", 4, 4), *scores("PM2", 5, None)), 800),
        ((*scores("PM1", 4, 4), Score("PM1", "charm", 5)), 800),
    ],
)
def test_4_10_a_percentage_is_the_weighted_mean_in_tenths(given, tenths):
    assert scoring.percent_tenths(given, CRITERIA, TERMS) == tenths


def test_4_10_half_a_tenth_is_rounded_up():
    one = (Criterion("impact", 1),)
    four = tuple(Score(f"PM{number}", "impact", points) for number, points in enumerate((0, 0, 0, 1)))
    eight = tuple(Score(f"PM{number}", "impact", points) for number, points in enumerate((1, *[0] * 15)))

    assert [scoring.percent_tenths(given, one, TERMS) for given in (four, eight)] == [50, 13]


def test_4_10_a_criterion_has_its_points_mean_and_spread():
    given = (*scores("PM1", 5, None), *scores("PM2", 2, None), *scores("PM3", 4, None))

    assert [
        (
            scoring.points_for(code, given),
            scoring.average_tenths(code, given),
            scoring.spread(code, given),
        )
        for code in ("impact", "need")
    ] == [((2, 4, 5), 37, 3), ((), None, 0)]


@pytest.mark.parametrize(("lowest", "expected"), [(3, ()), (2, ("impact",))])
def test_4_10_scores_more_than_two_apart_are_wide(lowest, expected):
    given = (*scores("PM1", 5, 4), *scores("PM2", lowest, 4))

    assert scoring.wide_spreads(given, CRITERIA, TERMS) == expected


@pytest.mark.parametrize(("highest", "expected"), [(2, ()), (1, ("need",)), (None, ())])
def test_4_10_a_mean_under_two_is_weak(highest, expected):
    given = (*scores("PM1", 5, highest), *scores("PM2", 5, highest))

    assert scoring.weak_criteria(given, CRITERIA, TERMS) == expected


def test_4_10_a_percentage_falls_in_a_band():
    assert [scoring.recommendation(tenths, TERMS) for tenths in (600, 599, 500, 499)] == [
        "recommend",
        "reserve",
        "reserve",
        "not_recommended",
    ]


def test_4_10_scores_without_a_member():
    given = (*scores("PM1", 5, 5), *scores("PM2", 1, 1))

    assert scoring.without_member(given, {"PM2"}) == scores("PM1", 5, 5)


@pytest.mark.skipif(not (DEMO / "panel_scores.csv").exists(), reason="the demonstration tables are not here")
def test_4_10_the_demonstration_scores_give_the_demonstration_results():
    criteria = tuple(Criterion(row["code"], int(row["weight"])) for row in rows("panel_criteria.csv"))
    given = defaultdict(list)
    for row in rows("panel_scores.csv"):
        points = int(row["score_0_5"]) if row["score_0_5"] else None
        given[row["application"]].append(Score(row["member"], row["criterion"], points))
    wanted = {
        row["application"]: (int(row["scorers"]), round(float(row["mean_pct"]) * 10))
        for row in rows("panel_results.csv")
    }

    assert {
        bid: (
            len(scoring.complete_scorers(given[bid], criteria)),
            scoring.percent_tenths(given[bid], criteria, TERMS),
        )
        for bid in wanted
    } == wanted
