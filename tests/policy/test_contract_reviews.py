from datetime import date

import pytest

from almoner.policy import contract_reviews as policy
from almoner.policy.contract_reviews import Closing
from tests.policy.test_contract_changes import DAY, a_change
from tests.policy.test_contracts import running

CLOSED = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("values", "blocks"),
    [
        ({"reviewed_on": CLOSED, "review_lets_it": True}, False),
        ({"reviewed_on": None}, True),
        ({"reviewed_on": CLOSED, "review_lets_it": False}, True),
        ({"reviewed_on": DAY.replace(year=2025), "review_lets_it": True}, False),
        ({"reviewed_on": date(2025, 12, 9), "review_lets_it": True}, True),
        ({"kind": "term", "reviewed_on": None}, True),
        ({"kind": "price", "reviewed_on": None}, False),
    ],
)
def test_2_1i_nothing_is_made_longer_without_a_closed_review_that_concludes_for_it(values, blocks):
    assert policy.longer_term_is_reviewed(a_change(**values)).blocks is blocks


@pytest.mark.parametrize(("closer", "blocks"), [("a", True), ("b", False)])
def test_2_1i_whoever_wrote_a_review_does_not_close_it(closer, blocks):
    assert policy.closed_by_another(Closing("a", closer, "Heard.")).blocks is blocks


@pytest.mark.parametrize(("feedback", "blocks"), [(" ", True), ("Heard.", False)])
def test_2_1j_a_review_says_what_users_said(feedback, blocks):
    assert policy.users_are_heard(Closing("a", "b", feedback)).blocks is blocks


@pytest.mark.parametrize(
    ("values", "warns"),
    [
        ({"today": date(2026, 6, 29)}, False),
        ({"today": date(2026, 6, 30)}, True),
        ({"today": date(2027, 3, 31)}, True),
        ({"today": date(2027, 4, 1)}, False),
        ({"may_extend": False}, False),
        ({"reviewed_on": date(2025, 9, 30)}, False),
        ({"reviewed_on": date(2025, 9, 29)}, True),
    ],
)
def test_2_1i_a_review_is_due_before_the_extension_is(values, warns):
    assert policy.extension_is_reviewed_in_time(running(**values)).needs_reason is warns


@pytest.mark.parametrize(
    ("values", "warns"),
    [
        ({}, True),
        ({"starts_on": date(2025, 10, 1)}, False),
        ({"starts_on": date(2025, 9, 30)}, True),
        ({"today": date(2027, 4, 1)}, False),
        ({"reviewed_on": date(2026, 1, 10)}, False),
    ],
)
def test_2_1j_a_contract_year_in_which_no_user_was_heard_warns(values, warns):
    assert policy.users_were_heard_this_year(running(**values)).needs_reason is warns
