from datetime import UTC, date, datetime

import jinja2
import pytest

from almoner.ground.ui import words


def test_money_is_written_in_pounds_and_pence_only_where_there_are_pence():
    written = [words.money(pence) for pence in (0, 1, 1_240_000, 1_240_050, -500, None)]

    assert written == ["£0", "£0.01", "£12,400", "£12,400.50", "−£5", ""]


def test_a_moment_is_told_in_london_time_summer_and_winter():
    winter = datetime(2026, 3, 6, 17, 0, tzinfo=UTC)
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)

    assert [words.moment(winter), words.moment(summer)] == [
        "Friday 6 March 2026, 5pm",
        "Thursday 2 July 2026, 12:30am",
    ]
    assert [words.day(summer), words.short_day(summer)] == ["Thursday 2 July 2026", "2 Jul 2026"]


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "midnight at the start of the day"),
        (0, 1, "12:01am"),
        (11, 59, "11:59am"),
        (12, 0, "midday"),
        (12, 1, "12:01pm"),
        (23, 59, "11:59pm"),
    ],
)
def test_the_hours_around_noon_and_midnight_cannot_be_misread(hour: int, minute: int, said: str):
    assert words.wall_time(datetime(2026, 1, 5, hour, minute, tzinfo=UTC)) == said


def test_days_away_are_told_in_words_either_way(clock):
    clock.set(datetime(2026, 12, 10, 12, 0, tzinfo=UTC))
    days = [date(2026, 12, number) for number in (8, 9, 10, 11, 12)]

    assert [words.until(day) for day in days] == ["2 days ago", "yesterday", "today", "tomorrow", "in 2 days"]
    assert [words.ago(day) for day in days] == ["2 days ago", "yesterday", "today", "tomorrow", "in 2 days"]


def test_numbers_shares_and_counts():
    assert [words.number(1200), words.number(1200.5), words.number(0), words.number(None)] == [
        "1,200",
        "1,200.5",
        "0",
        "",
    ]
    assert [words.percent(0.384), words.percent(0.384, 1), words.percent(0)] == ["38%", "38.4%", "0%"]
    assert [
        words.counted(1, "bid"),
        words.counted(1200, "bid"),
        words.counted(0, "enquiry", "enquiries"),
    ] == [
        "1 bid",
        "1,200 bids",
        "0 enquiries",
    ]


def test_paragraphs_escape_what_people_wrote_and_keep_their_lines():
    text = "One <b>bold</b>\r\nsecond line\r\n\r\n  \r\nNew & last\n"

    assert words.paragraphs(text) == (
        '<p class="govuk-body">One &lt;b&gt;bold&lt;/b&gt;<br>second line</p>\n'
        '<p class="govuk-body">New &amp; last</p>'
    )


@pytest.mark.parametrize(
    "filter_",
    [words.money, words.day, words.short_day, words.moment, words.number, words.percent, words.until],
)
@pytest.mark.parametrize("nothing", [None, "", jinja2.Undefined()])
def test_nothing_prints_as_nothing(filter_, nothing):
    assert filter_(nothing) == ""


def test_nul_cannot_be_printed_so_a_sign_stands_for_it():
    assert words.as_text("a\0<b") == "a\N{REPLACEMENT CHARACTER}&lt;b"
