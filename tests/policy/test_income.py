from datetime import date

import pytest

from almoner.policy.income import (
    IncomeYear,
    Planned,
    StreamForecast,
    is_published_before_the_year,
    names_its_stream,
    restricted_money_is_spent,
    stays_within_what_is_expected,
    stream_permits_the_purpose,
    third_quarter_of,
    won_money_is_accepted_first,
)
from almoner.policy.terms import terms_on

DAY = date(2026, 12, 10)
TERMS = terms_on(DAY)


def planned(pence=1_000_000, **values):
    facts = {"stream": "Core grant", "year": "2026/27", "planned_pence": pence, "expected_pence": 1_000_000}
    return Planned(**(facts | values))


def test_1_7_a_budget_names_its_stream():
    assert (names_its_stream(planned()).blocks, names_its_stream(planned(stream="")).blocks) == (False, True)


@pytest.mark.parametrize(("pence", "asks"), [(1_000_000, False), (1_000_001, True)])
def test_1_7_a_budget_beyond_what_is_expected_needs_a_reason(pence, asks):
    found = stays_within_what_is_expected(planned(pence))

    assert (found.blocks, found.needs_reason) == (False, asks)
    assert stays_within_what_is_expected(planned(pence, because="A late payment.")).needs_reason is False


def test_1_7_what_is_not_written_down_is_for_a_person_to_judge():
    found = stays_within_what_is_expected(planned(expected_pence=None))

    assert (found.needs_judgement, found.holds_up) == (True, False)


def test_1_7_a_budget_may_always_be_lowered():
    assert stays_within_what_is_expected(planned(2_000_000, takes_more=False)).needs_reason is False
    assert won_money_is_accepted_first(planned(2_000_000, waiting_pence=1, takes_more=False)).blocks is False


@pytest.mark.parametrize(("pence", "stops"), [(1_000_000, False), (1_000_001, True)])
def test_1_8_won_money_is_not_budgeted_before_it_is_accepted(pence, stops):
    assert won_money_is_accepted_first(planned(pence, waiting_pence=500_000)).blocks is stops
    assert won_money_is_accepted_first(planned(pence)).blocks is False


def test_1_8_where_only_won_money_is_expected_nothing_can_be_used():
    found = won_money_is_accepted_first(planned(1, expected_pence=None, waiting_pence=500_000))

    assert (found.blocks, "£0 can be used" in found.because) == (True, True)


@pytest.mark.parametrize(
    ("permitted", "stops"), [((), False), (("victim_support",), False), (("crime_prevention",), True)]
)
def test_3_8_a_restricted_stream_serves_its_purposes_only(permitted, stops):
    asked = planned(purpose="victim_support", permitted=frozenset(permitted))

    assert stream_permits_the_purpose(asked).blocks is stops


@pytest.mark.parametrize(
    ("today", "is_published", "warns"),
    [(date(2026, 3, 31), False, False), (date(2026, 4, 1), False, True), (date(2026, 4, 1), True, False)],
)
def test_1_7_a_year_that_begins_unpublished_is_warned_of(today, is_published, warns):
    asked = IncomeYear("2026/27", date(2026, 4, 1), today, is_published)

    assert is_published_before_the_year(asked).needs_reason is warns


def forecast(pence, today=DAY, goes_back=True):
    return StreamForecast(TERMS, "Core grant", today, date(2026, 10, 1), 1_000_000, pence, goes_back)


def test_3_8_restricted_money_forecast_to_be_left_is_warned_of_from_the_third_quarter():
    allowed = 1_000_000 * TERMS.underspend_warning_percent // 100

    assert restricted_money_is_spent(forecast(1_000_000 - allowed)).needs_reason is False
    assert restricted_money_is_spent(forecast(1_000_000 - allowed - 1)).needs_reason is True
    assert restricted_money_is_spent(forecast(0, today=date(2026, 9, 30))).needs_reason is False
    assert restricted_money_is_spent(forecast(0, today=date(2026, 10, 1))).needs_reason is True
    assert restricted_money_is_spent(forecast(0, goes_back=False)).needs_reason is False


def test_3_8_the_third_quarter_begins_on_1_october():
    assert third_quarter_of("2026/27") == date(2026, 10, 1)
