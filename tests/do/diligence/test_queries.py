"""Accounts as figures: both sides of every number."""

from datetime import date

import pytest

from almoner.analyse.organisations.passport import AccountsYear
from almoner.do.diligence import queries
from tests.do.diligence.cases import a_case, record_all

TODAY = date(2026, 12, 10)


def a_year(**values) -> AccountsYear:
    defaults = {
        "year_end": date(2026, 3, 31),
        "income_pence": 1_000_000,
        "expenditure_pence": 1_200_000,
        "cash_pence": 5,
        "free_reserves_pence": 100_000,
    }
    return AccountsYear(**(defaults | values))


def test_figures_say_how_long_reserves_last_and_what_share_of_income_is_asked():
    found = queries.figures(a_year(), 200_001, TODAY)

    assert (found.result_pence, found.months_of_costs, found.ask_percent, found.months_old) == (
        -200_000, "1.0 months", 21, 8,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reserves", "words"),
    [(99_999, "0.9 months"), (100_000, "1.0 months"), (0, "0.0 months"), (-1, "-0.1 months")],
)
def test_months_are_rounded_down(reserves, words):
    assert queries.figures(a_year(free_reserves_pence=reserves), 1, TODAY).months_of_costs == words


def test_what_cannot_be_said_is_not_said():
    found = queries.figures(a_year(income_pence=0, expenditure_pence=0), 1, TODAY)

    assert (found.months_of_costs, found.ask_percent) == ("", None)


@pytest.mark.parametrize(
    ("end", "today", "months"),
    [
        (date(2026, 3, 31), date(2026, 4, 30), 1),
        (date(2026, 3, 31), date(2026, 4, 29), 0),
        (date(2026, 3, 10), date(2026, 4, 9), 0),
        (date(2026, 3, 10), date(2026, 4, 10), 1),
        (date(2025, 12, 10), TODAY, 12),
    ],
)
def test_age_is_in_whole_months(end, today, months):
    assert queries.months_between(end, today) == months


@pytest.mark.django_db
def test_missing_items_are_those_nobody_has_recorded():
    case = a_case()
    before = queries.missing_items(case)
    record_all(case)

    (found,) = queries.open_cases()
    assert (before, queries.missing_items(found)) == (["a", "b", "c", "d"], [])
    assert [(item, check.result) for item, _, check in queries.by_item(found)] == [
        (item, "pass") for item in "abcd"
    ]
