from datetime import date, timedelta

import pytest

from almoner.policy import contract_changes as policy
from almoner.policy.contract_changes import Change, percent_tenths
from almoner.policy.findings import run
from almoner.policy.terms import terms_on
from tests.policy.builders import MET, not_met, said

DAY = date(2026, 12, 10)


def a_change(**values):
    facts = {
        "terms": terms_on(DAY),
        "kind": "extension",
        "today": DAY,
        "starts_on": date(2024, 4, 1),
        "latest_end": date(2029, 3, 31),
        "months": 12,
        "next_extension": 12,
        "original_pence": 100_000,
        "added_pence": 50_000,
        "decided_pence": 50_000,
        "confirmed_by": "The team",
        "confirmed_on": DAY,
        "confirmation": "7F-1",
        "is_decided": True,
    }
    return Change(**(facts | values))


def test_a_whole_extension_meets_every_rule():
    asked = {*policy.BEFORE_PROPOSING, *policy.BEFORE_MAKING}

    assert {said(one) for one in run(asked, a_change())} == {MET}


@pytest.mark.parametrize(
    "values",
    [{"confirmed_by": ""}, {"confirmation": ""}, {"confirmed_on": None},
     {"confirmed_on": DAY + timedelta(days=1)}],
)  # fmt: skip
@pytest.mark.parametrize(("kind", "blocks"), [("extension", True), ("term", True), ("price", False)])
def test_3_9_a_longer_term_is_confirmed(values, kind, blocks):
    assert policy.longer_term_is_confirmed(a_change(kind=kind, **values)).blocks is blocks


@pytest.mark.parametrize(
    ("values", "blocks"),
    [
        ({}, False),
        ({"months": 11}, True),
        ({"next_extension": None}, True),
        ({"kind": "term", "next_extension": None}, False),
    ],
)
def test_3_9_an_extension_is_the_next_that_the_contract_allows(values, blocks):
    assert policy.extension_is_allowed(a_change(**values)).blocks is blocks


@pytest.mark.parametrize(("latest", "blocks"), [(date(2029, 3, 31), False), (date(2029, 4, 1), True)])
def test_2_1_c_a_changed_term_ends_within_five_years_unless_a_decision_waives_it(latest, blocks):
    assert policy.longer_term_ends_in_time(a_change(latest_end=latest)).blocks is blocks
    assert policy.longer_term_ends_in_time(a_change(latest_end=latest, is_waived=True)).blocks is False
    other = a_change(latest_end=latest, is_for_victims=False)
    assert policy.longer_term_ends_in_time(other).blocks is False


@pytest.mark.parametrize(
    ("values", "doubt"),
    [
        ({"kind": "price", "added_pence": 10_000}, False),
        ({"kind": "price", "added_pence": 10_001}, True),
        ({"kind": "scope", "added_pence": 1, "grown_pence": 10_000}, True),
        ({"kind": "extension", "added_pence": 90_000, "grown_pence": 10_000}, False),
    ],
)
def test_1_9_growth_beyond_ten_per_cent_needs_a_reason_and_extensions_do_not_count(values, doubt):
    assert policy.growth_is_small(a_change(**values)).needs_reason is doubt


def test_1_9_the_share_is_in_tenths_rounded_down():
    assert [percent_tenths(10_001, 100_000), percent_tenths(1, 0)] == [100, 0]


def test_1_10_a_change_follows_its_decision_and_its_money():
    undecided, dear = a_change(is_decided=False), a_change(decided_pence=50_001)

    assert said(policy.change_is_decided(undecided)) == not_met("Its decision is not signed and published.")
    assert policy.money_is_what_it_adds(dear).blocks is True
