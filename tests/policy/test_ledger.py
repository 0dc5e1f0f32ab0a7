import pytest

from almoner.policy import ledger
from almoner.policy.findings import run
from tests.policy.builders import MET, not_met, said
from tests.policy.money import a_carry_forward, a_virement


def test_a_sound_virement_and_a_sound_carry_forward_pass_every_rule():
    assert {said(one) for one in run(ledger.BEFORE_VIREMENT, a_virement())} == {MET}
    assert {said(one) for one in run(ledger.BEFORE_CARRYING, a_carry_forward())} == {MET}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (1, MET),
        (100_000, MET),
        (100_001, not_met("£1,000 is free here; £1,000.01 is asked for.")),
        (0, not_met("£1,000 is free here; £0 is asked for.")),
    ],
)
def test_1_3_only_what_is_free_is_moved(amount, expected):
    assert said(ledger.moves_only_what_is_free(a_virement(amount_pence=amount))) == expected


def test_1_3_a_budget_beyond_its_money_has_nothing_to_move():
    found = ledger.moves_only_what_is_free(a_virement(free_pence=-5))

    assert said(found) == not_met("£0 is free here; £1,000 is asked for.")


@pytest.mark.parametrize(
    ("changes", "is_met"),
    [
        ({"is_restricted": True, "target_purpose": "crime_prevention"}, True),
        ({"is_restricted": False}, True),
        ({"is_restricted": True}, False),
    ],
)
def test_1_3_restricted_money_never_leaves_its_purpose(changes, is_met):
    found = ledger.restricted_money_keeps_its_purpose(a_virement(**changes))

    assert (said(found) == MET, found.blocks) == (is_met, not is_met)


@pytest.mark.parametrize("changes", [{"target_stream": "MOJ"}, {"target_year": "2027/28"}])
def test_1_7_money_keeps_its_stream_and_its_year(changes):
    found = ledger.stays_in_its_stream_and_year(a_virement(**changes))

    assert (said(found), found.about) == (
        not_met("Money keeps its stream and its year when it is moved."),
        "target",
    )


@pytest.mark.parametrize(
    ("amount", "by_chief", "is_met"),
    [(5_000_000, False, True), (5_000_001, False, False), (5_000_001, True, True)],
)
def test_1_3_a_large_sum_is_moved_by_the_chief_finance_officer(amount, by_chief, is_met):
    found = ledger.moved_by_who_may(a_virement(amount_pence=amount, by_chief=by_chief))

    assert (said(found) == MET, found.blocks) == (is_met, not is_met)


@pytest.mark.parametrize(("because", "expected"), [(" ", not_met("No reason is given.")), ("Need.", MET)])
def test_1_3_a_virement_says_why(because, expected):
    assert said(ledger.says_why(a_virement(because=because))) == expected


@pytest.mark.parametrize(
    ("may", "expected"),
    [(True, MET), (False, not_met("What is left of County pool goes back at the year end."))],
)
def test_3_8_only_a_stream_that_allows_it_is_carried_forward(may, expected):
    assert said(ledger.stream_lets_it_be_carried(a_carry_forward(stream_may=may))) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"amount_pence": 50_001}, not_met("£500 is left over; £500.01 is asked for.")),
        ({"amount_pence": 0}, not_met("£500 is left over; £0 is asked for.")),
        ({"amount_pence": 1}, MET),
        ({"year_has_ended": False}, not_met("The year has not ended.")),
    ],
)
def test_3_8_only_what_is_left_of_an_ended_year_is_carried(changes, expected):
    assert said(ledger.only_what_is_left(a_carry_forward(**changes))) == expected
