from dataclasses import replace
from datetime import date

import pytest

from almoner.policy import restorative as policy
from almoner.policy.findings import run
from almoner.policy.restorative import CaseInStore, Facilitator, Looker, Matter, Party
from tests.policy.builders import TERMS

TODAY = date(2026, 12, 10)
READY = Facilitator("V01", True, date(2025, 6, 1), date(2025, 6, 1))


def a_matter(**values):
    """One in which everything stands."""
    facts = {
        "has_initial_risk": True, "has_secondary_risk": True, "risk": "low",
        "parties": (Party("harmed", True), Party("harmer", True, True)), "facilitators": (READY,),
        "is_criminal": True, "sentenced_on": date(2026, 12, 1),
    }  # fmt: skip
    return Matter(TERMS, TODAY, **(facts | values))


def blocked(rules, **values):
    return [one.rule for one in run(rules, a_matter(**values)) if one.blocks]


def test_3_10_where_everything_stands_nothing_blocks():
    assert blocked(policy.BEFORE_ALLOCATING) == blocked(policy.BEFORE_COMMUNICATING) == []


def test_3_10_nobody_is_allocated_without_an_initial_assessment():
    assert blocked(policy.BEFORE_ALLOCATING, has_initial_risk=False) == ["R3.10-1"]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"parties": (Party("harmed", True), Party("harmer", False, True))}, "R3.10-2"),
        ({"parties": (Party("harmer", True, True),)}, "R3.10-2"),
        ({"has_secondary_risk": False}, "R3.10-2-risk"),
        ({"parties": (Party("harmed", True), Party("harmer", True))}, "R3.10-2-responsibility"),
        ({"facilitators": ()}, "R3.10-3"),
        ({"sentenced_on": None}, "R3.10-4"),
        ({"sentenced_on": date(2026, 12, 11)}, "R3.10-4"),
    ],
)
def test_3_10_no_communication_before_each_of_its_conditions(values, rule):
    assert rule in blocked(policy.BEFORE_COMMUNICATING, **values)


@pytest.mark.parametrize("values", [{"is_criminal": False}, {"is_out_of_court": True}])
def test_3_10_a_case_that_is_not_criminal_or_settled_out_of_court_waits_for_no_sentence(values):
    assert blocked(policy.BEFORE_COMMUNICATING, sentenced_on=None, **values) == []


@pytest.mark.parametrize(
    ("change", "stops"),
    [
        ({}, False),
        ({"trained_on": date(2024, 12, 10)}, False),
        ({"trained_on": date(2024, 12, 9)}, True),
        ({"trained_on": date(2026, 12, 11)}, True),
        ({"trained_on": None}, True),
        ({"dbs_on": date(2023, 12, 10)}, False),
        ({"dbs_on": date(2023, 12, 9)}, True),
        ({"dbs_on": None}, True),
        ({"is_active": False}, True),
    ],
)
def test_3_10_training_counts_24_months_and_a_dbs_check_36(change, stops):
    found = policy.facilitators_are_in_date(a_matter(facilitators=(replace(READY, **change),)))

    assert found.blocks is stops


def test_3_10_what_ran_out_is_said_under_the_reference():
    old = replace(READY, trained_on=date(2024, 11, 1), dbs_on=None)

    found = policy.facilitators_are_in_date(a_matter(facilitators=(READY, old)))

    assert found.because == "V01 has a training that ran out on Sunday 1 November 2026 and has no DBS check."


@pytest.mark.parametrize(
    ("risk", "many", "stops"), [("high", 1, True), ("high", 2, False), ("medium", 1, False), ("low", 0, True)]
)
def test_3_10_two_facilitate_where_the_risk_is_high(risk, many, stops):
    assert policy.enough_facilitators(a_matter(risk=risk, facilitators=(READY,) * many)).blocks is stops


@pytest.mark.parametrize(
    ("roles", "blocks"), [({"restorative"}, False), ({"officer", "restorative"}, False), ({"auditor"}, True)]
)
def test_3_10_cases_are_seen_by_restorative_roles_only(roles, blocks):
    assert policy.seen_by_its_roles_only(Looker(frozenset(roles))).blocks is blocks


@pytest.mark.parametrize(
    ("closed_on", "has_names", "says"),
    [
        (date(2019, 12, 10), True, ""),
        (date(2019, 12, 9), True, "Names were to be kept until Wednesday 9 December 2026."),
        (date(2019, 12, 9), False, ""),
        (None, True, ""),
    ],
)
def test_4_20_names_are_kept_seven_years_after_the_case_closed(closed_on, has_names, says):
    found = policy.names_are_kept_no_longer(CaseInStore(TERMS, TODAY, closed_on, has_names))

    assert found.because == says


def test_1_12_a_public_figure_under_five_is_not_said():
    assert [policy.safe_count(many, TERMS) for many in (0, 4, 5)] == ["fewer than 5", "fewer than 5", "5"]


def test_3_10_the_median_is_in_whole_days():
    assert [policy.middle(days) for days in ([], [3], [2, 5], [8, 2, 4])] == [None, 3, 4, 4]
