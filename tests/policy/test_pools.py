from datetime import date

import pytest

from almoner.policy.pools import (
    NewContribution,
    Share,
    last_year_is_reviewed,
    review_due,
    serves_the_contributors_purpose,
    stays_within_the_contribution,
)
from almoner.policy.terms import terms_on


def a_share(**values):
    facts = {
        "contributor": "The county's money",
        "work": "Phase 8",
        "amount_pence": 4_360_000,
        "left_pence": 4_360_000,
        "purpose": "cj_partnership",
    }
    return Share(**(facts | values))


@pytest.mark.parametrize(("amount", "left", "stops"), [(100, 100, False), (101, 100, True), (1, -5, True)])
def test_3_7_no_more_is_allocated_than_a_contributor_has_left(amount, left, stops):
    assert stays_within_the_contribution(a_share(amount_pence=amount, left_pence=left)).blocks is stops


def test_3_7_what_is_left_is_said_and_never_below_nothing():
    found = stays_within_the_contribution(a_share(amount_pence=100, left_pence=-5))

    assert found.because == "The county's money has £0 left; £1 would be allocated to Phase 8."


@pytest.mark.parametrize(
    ("permitted", "is_restricted", "how_it_fits", "stops"),
    [
        ((), False, "", False),
        (("cj_partnership",), False, "", False),
        (("victim_support",), False, "It helps victims.", True),
        ((), True, " ", True),
        (("cj_partnership",), True, "", True),
        (("cj_partnership",), True, "For those under 25.", False),
    ],
)
def test_3_7_restricted_money_serves_its_purpose_and_says_how(permitted, is_restricted, how_it_fits, stops):
    share = a_share(permitted=frozenset(permitted), is_restricted=is_restricted, how_it_fits=how_it_fits)

    assert serves_the_contributors_purpose(share).blocks is stops


@pytest.mark.parametrize(
    ("gave", "conclusion", "because", "asks"),
    [
        (False, "", "", False),
        (True, "continue", "", False),
        (True, "vary", "", False),
        (True, "", "", True),
        (True, "stop", "", True),
        (True, "", "The review waits for the police's figures.", False),
        (True, "stop", "One more year to wind down.", False),
    ],
)
def test_3_7_a_contribution_without_a_review_that_says_so_needs_a_reason(gave, conclusion, because, asks):
    found = last_year_is_reviewed(NewContribution("2026/27", "2025/26", gave, conclusion, because))

    assert (found.needs_reason, found.blocks) == (asks, False)


def test_3_7_the_finding_says_which_year_and_whether_its_review_says_stop():
    missing = last_year_is_reviewed(NewContribution("2026/27", "2025/26", True))
    stop = last_year_is_reviewed(NewContribution("2026/27", "2025/26", True, "stop"))

    assert missing.because == "The contribution to 2025/26 has no closed review."
    assert stop.because == "The review of 2025/26 says that the contribution should stop."


def test_3_7_a_review_is_due_sixty_days_before_its_year_ends():
    assert review_due(date(2027, 3, 31), terms_on(date(2026, 12, 10))) == date(2027, 1, 30)
