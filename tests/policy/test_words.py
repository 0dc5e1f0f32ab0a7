from datetime import UTC, date, datetime, timedelta

import pytest

from almoner.policy.words import counted, day, lasting, listed, moment, pounds, tenths


@pytest.mark.parametrize(
    ("pence", "words"),
    [(12_400_00, "£12,400"), (200_001, "£2,000.01"), (5, "£0.05"), (0, "£0"), (-2_600_00, "-£2,600")],
)
def test_money_shows_pence_only_where_there_are_pence(pence, words):
    assert pounds(pence) == words


def test_lists_read_as_a_sentence():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed("abc")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_numbers_agree_with_their_nouns():
    assert [counted(1, "bid"), counted(2_000, "bid"), counted(0, "person", "people")] == [
        "1 bid",
        "2,000 bids",
        "0 people",
    ]
    assert [tenths(623), tenths(620), tenths(5)] == ["62.3", "62", "0.5"]


def test_days_and_moments_are_written_out_in_london():
    assert day(date(2026, 3, 6)) == "Friday 6 March 2026"
    assert [
        moment(datetime(2026, 7, 6, 16, 0, tzinfo=UTC)),
        moment(datetime(2026, 12, 6, 23, 59, tzinfo=UTC)),
        moment(datetime(2026, 12, 6, 0, 5)),
        moment(datetime(2026, 12, 6, 12, 0)),
    ] == [
        "5pm on Monday 6 July 2026",
        "11:59pm on Sunday 6 December 2026",
        "12:05am on Sunday 6 December 2026",
        "12pm on Sunday 6 December 2026",
    ]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(microseconds=1), "less than a minute"),
        (timedelta(seconds=60), "1 minute"),
        (timedelta(minutes=119), "1 hour"),
        (timedelta(hours=48), "2 days"),
    ],
)
def test_a_span_is_told_in_its_largest_unit(span, words):
    assert lasting(span) == words
