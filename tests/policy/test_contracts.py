from datetime import date, timedelta

import pytest

from almoner.policy import contracts as policy
from almoner.policy.contracts import Running, extension_due, recommission_window
from almoner.policy.terms import terms_on

TERMS = terms_on(date(2026, 12, 10))
END, LATEST = date(2027, 3, 31), date(2029, 3, 31)


def running(**values):
    facts = {
        "terms": TERMS,
        "today": date(2026, 9, 30),
        "starts_on": date(2024, 4, 1),
        "ends_on": END,
        "latest_end": LATEST,
        "may_extend": True,
        "value_pence": 100_000_000,
        "copy_is_settled": True,
    }
    return Running(**(facts | values))


def test_the_days_are_counted_back_from_the_last_day():
    assert extension_due(END, TERMS) == date(2026, 9, 30)
    assert recommission_window(LATEST, TERMS) == (date(2027, 9, 30), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("today", "doubt"),
    [(date(2026, 9, 30), False), (date(2026, 10, 1), True), (END, True), (END + timedelta(days=1), False)],
)
def test_3_9_an_extension_is_decided_six_months_before_the_end(today, doubt):
    assert policy.extension_is_decided_in_time(running(today=today)).needs_reason is doubt
    assert policy.extension_is_decided_in_time(running(today=today, may_extend=False)).needs_reason is False


@pytest.mark.parametrize(
    ("today", "doubt"),
    [(date(2027, 9, 29), False), (date(2027, 9, 30), True), (LATEST, True),
     (LATEST + timedelta(days=1), False)],
)  # fmt: skip
def test_2_1_what_follows_is_prepared_from_eighteen_months_before_the_final_end(today, doubt):
    assert policy.next_contract_is_prepared(running(today=today)).needs_reason is doubt
    assert policy.next_contract_is_prepared(running(today=today, is_followed=True)).needs_reason is False


@pytest.mark.parametrize(("pence", "doubt"), [(1_000_000, False), (1_000_001, True)])
def test_1_9_a_contract_over_ten_thousand_pounds_is_published_as_a_copy(pence, doubt):
    asked = running(value_pence=pence, copy_is_settled=False)

    assert policy.copy_is_settled(asked).needs_reason is doubt
    assert policy.copy_is_settled(running(value_pence=pence)).needs_reason is False
    unsigned = running(value_pence=pence, copy_is_settled=False, is_signed=False)
    assert policy.copy_is_settled(unsigned).needs_reason is False


@pytest.mark.parametrize(("latest", "blocks"), [(LATEST, False), (date(2029, 4, 1), True)])
def test_3_9_a_victims_contract_ends_within_five_years_of_its_start(latest, blocks):
    assert policy.contract_ends_within_the_longest_term(running(latest_end=latest)).blocks is blocks
    other = running(latest_end=latest, is_for_victims=False)
    assert policy.contract_ends_within_the_longest_term(other).blocks is False
