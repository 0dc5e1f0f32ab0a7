from datetime import date

import pytest

from almoner.policy.core_grants import (
    CoreShare,
    CoreYear,
    categories_on,
    has_a_category,
    is_decided_before_the_year,
    large_change_has_a_reason,
)
from almoner.policy.terms import terms_on

DAY = date(2026, 12, 10)
TERMS = terms_on(DAY)


def a_share(**values):
    facts = {
        "terms": TERMS,
        "partner": "The board",
        "category": "b",
        "categories": frozenset("ab"),
        "amount_pence": 100_000,
        "last_year_pence": 100_000,
    }
    return CoreShare(**(facts | values))


def test_3_5_the_categories_are_a_to_g_and_other_from_the_strategys_first_day():
    assert "".join(sorted(categories_on(DAY))) == "abcdefgother"
    assert (categories_on(date(2023, 5, 31)), len(categories_on(date(2023, 6, 1)))) == ({}, 8)


def test_3_5_a_share_without_a_category_is_stopped():
    assert has_a_category(a_share()).blocks is False
    assert has_a_category(a_share(category="h")).blocks is True


@pytest.mark.parametrize(
    ("before", "now", "because", "asks"),
    [
        (100_000, 110_000, "", False),
        (100_000, 110_001, "", True),
        (100_000, 90_000, "", False),
        (100_000, 89_999, "", True),
        (100_000, 200_000, "A second board joined.", False),
        (None, 200_000, "", False),
    ],
)
def test_3_5_a_change_over_ten_per_cent_needs_a_reason_but_does_not_block(before, now, because, asks):
    finding = large_change_has_a_reason(a_share(last_year_pence=before, amount_pence=now, because=because))

    assert (finding.blocks, finding.needs_reason) == (False, asks)


@pytest.mark.parametrize(
    ("today", "is_decided", "warns"),
    [
        (date(2026, 3, 31), False, False),
        (date(2026, 4, 1), False, True),
        (date(2026, 4, 1), True, False),
    ],
)
def test_3_5_a_year_that_began_undecided_is_shown(today, is_decided, warns):
    finding = is_decided_before_the_year(CoreYear("2026/27", date(2026, 4, 1), today, is_decided))

    assert (finding.blocks, finding.needs_reason) == (False, warns)
