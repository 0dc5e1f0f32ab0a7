import pytest
from hypothesis import given
from hypothesis import strategies as some

from almoner.ground.core import money

PENCE = some.integers(min_value=0, max_value=money.MOST_PENCE)


@pytest.mark.parametrize(
    ("pence", "words", "plain"),
    [
        (0, "£0", "0.00"),
        (1, "£0.01", "0.01"),
        (99, "£0.99", "0.99"),
        (100, "£1", "1.00"),
        (1_240_000, "£12,400", "12400.00"),
        (1_240_050, "£12,400.50", "12400.50"),
        (-205, "−£2.05", "-2.05"),
    ],
)
def test_money_is_written_for_people_and_for_machines(pence, words, plain):
    assert (money.in_words(pence), money.plain(pence)) == (words, plain)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("1200", 120_000),
        ("1,200", 120_000),
        ("£1,200.50", 120_050),
        (" £ 1 200.5 ", 120_050),
        ("0", 0),
        ("0.01", 1),
        ("1000000000000.00", money.MOST_PENCE),
    ],
)
def test_what_people_type_is_read(typed, pence):
    assert money.from_words(typed) == pence


@pytest.mark.parametrize(
    "typed",
    ["", "£", "-1", "1,20", "12,00", "1.234", "1e5", "12.", ".5", "ten", "1000000000000.01", "£1£", "٣"],
)
def test_what_is_not_money_is_refused(typed):
    with pytest.raises(money.NotMoney):
        money.from_words(typed)


@given(PENCE)
def test_written_money_reads_as_itself(pence):
    assert money.from_words(money.in_words(pence)) == money.from_words(money.plain(pence)) == pence


@given(PENCE, some.lists(some.integers(min_value=0, max_value=10_000), min_size=1, max_size=14))
def test_shares_add_up_to_the_penny_and_are_within_a_penny_of_exact(total, weights):
    if not any(weights):
        weights[0] = 1
    parts = money.share(total, weights)

    assert sum(parts) == total
    assert all(
        abs(part * sum(weights) - total * one) < sum(weights)
        for part, one in zip(parts, weights, strict=True)
    )


def test_shares_need_weights():
    assert money.share(100, [1, 1, 1]) == [34, 33, 33]
    with pytest.raises(ValueError, match="more than nothing"):
        money.share(100, [0, 0])


def test_more_figures_than_python_itself_reads_are_refused_in_words():
    with pytest.raises(money.NotMoney, match="Enter a smaller amount"):
        money.from_words("9" * 5_000)
