"""4.13: what a report must say, what must be explained, what is done with money not spent, and reminders."""

from dataclasses import replace
from datetime import date

import pytest

from almoner.policy import monitoring
from almoner.policy.monitoring import Achieved, Due, Spent, Told
from almoner.policy.terms import terms_on

DAY = date(2026, 12, 10)
TERMS = terms_on(DAY)
MEASURE = Achieved("m", "Young people", "80", "80")
LINE = Spent("s", "Hall", 100_000, 100_000)
TOLD = Told(TERMS, True, 100_000, "They came.", 80, 80, "", (MEASURE,), (LINE,), "Lee Lead")


def fields(found) -> list[str]:
    return [field for field, _ in found]


def test_a_whole_report_meets_every_rule():
    for rule in (*monitoring.BEFORE_SENDING, *monitoring.BEFORE_ACCEPTING):
        assert rule(TOLD).outcome == "met", rule.id


def test_r4_13_1_every_section_is_there():
    bare = replace(
        TOLD, narrative=" ", people_reached=None, declared_by="",
        measures=(replace(MEASURE, achieved=""),), spending=(replace(LINE, spent_pence=None),),
    )  # fmt: skip

    assert monitoring.says_all_that_is_asked(bare).blocks
    assert fields(monitoring.gaps(bare)) == ["narrative", "people_reached", "m", "s", "name"]


@pytest.mark.parametrize(
    ("values", "is_final", "short"),
    [
        ({"achieved": "72"}, True, False),
        ({"achieved": "71"}, True, True),
        ({"achieved": "36"}, False, False),
        ({"achieved": "35.9 of them"}, False, True),
        ({"target": "60 %", "achieved": "53 %"}, False, True),
        ({"target": "60 %", "achieved": "54 %"}, False, False),
        ({"baseline": "100 calls", "target": "90 calls", "achieved": "100 calls"}, True, False),
        ({"baseline": "100 calls", "target": "90 calls", "achieved": "101 calls"}, True, True),
        ({"target": "1,000", "achieved": "900"}, True, False),
        ({"target": "More than before", "achieved": "1"}, True, False),
        ({"achieved": "71", "because": "It rained."}, True, False),
    ],
)
def test_r4_13_2_a_measure_below_ninety_per_cent_is_explained(values, is_final, short):
    told = replace(TOLD, is_final=is_final, measures=(replace(MEASURE, **values),), spending=())

    assert fields(monitoring.unexplained(told)) == (["m_because"] if short else [])


@pytest.mark.parametrize(("reached", "short"), [(72, False), (71, True)])
def test_r4_13_2_fewer_people_than_promised_are_explained(reached, short):
    told = replace(TOLD, people_reached=reached)

    assert monitoring.explains_what_differs(told).needs_reason == short


@pytest.mark.parametrize(
    ("pence", "is_final", "far"),
    [(90_000, True, False), (89_999, True, True), (110_000, True, False), (110_001, True, True),
     (45_000, False, False), (44_999, False, True), (55_001, False, True)],
)  # fmt: skip
def test_r4_13_2_a_line_more_than_ten_per_cent_off_is_explained(pence, is_final, far):
    told = replace(TOLD, is_final=is_final, spending=(replace(LINE, spent_pence=pence),))

    assert fields(monitoring.unexplained(told)) == (["s_because"] if far else [])


@pytest.mark.parametrize(
    ("values", "blocks"),
    [({}, True), ({"asked_back_pence": 999}, True), ({"asked_back_pence": 1_000}, False),
     ({"kept_because": "The last bill."}, False), ({"is_final": False}, False)],
)  # fmt: skip
def test_r4_13_3_what_was_not_spent_is_asked_back_or_kept_for_a_reason(values, blocks):
    told = replace(TOLD, spending=(replace(LINE, spent_pence=99_000),), **values)

    assert monitoring.accounts_for_what_is_left(told).blocks == blocks


@pytest.mark.parametrize(
    ("due_on", "is_in", "late"),
    [(DAY, False, False), (date(2026, 12, 9), False, True), (date(2026, 12, 9), True, False)],
)
def test_r4_13_4_a_report_is_late_from_the_day_after(due_on, is_in, late):
    assert monitoring.is_in_by_its_day(Due(DAY, due_on, is_in)).needs_reason == late


def test_the_days_are_those_of_the_terms():
    assert monitoring.mid_year_due(date(2026, 8, 31), TERMS) == date(2027, 2, 28)
    assert monitoring.end_due(date(2027, 8, 30), TERMS) == date(2027, 8, 31)
    assert monitoring.escalates_on(date(2026, 11, 1), TERMS) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("mid", "end", "state"),
    [
        ((False, False, True), (False, False, False), "not_due"),
        ((True, True, False), (False, False, False), "overdue"),
        ((False, True, True), (False, True, False), "due"),
        ((False, True, True), (False, True, True), "accepted"),
        ((True, True, False), (False, True, True), "overdue"),
    ],
)
def test_the_past_says_the_worst_first(mid, end, state):
    assert monitoring.stands([(False, *mid), (True, *end)]) == state
