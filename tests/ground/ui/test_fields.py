from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from almoner.ground.ui import dates, fields


def said(field, value) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.messages


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("0", 0),
        ("12400", 1_240_000),
        (" £12,400.5 ", 1_240_050),
        ("1 200", 120_000),
        ("0.01", 1),
        ("  ", None),
    ],
)
def test_money_is_read_as_people_write_it(typed, pence):
    assert fields.MoneyField(required=False).clean(typed) == pence


@pytest.mark.parametrize("typed", ["12.345", "1,20", "-5", "twelve", "£", "1e5", "12.3.4", "\0"])
def test_what_is_no_money_is_refused_with_an_example(typed):
    assert said(fields.MoneyField(), typed) == ["Enter an amount in pounds, like 1200 or 1,200.50."]


def test_money_keeps_both_its_limits():
    field = fields.MoneyField(least=100, most=50_000_00)

    assert [field.clean("1"), field.clean("50,000")] == [100, 5_000_000]
    assert [said(field, "0.99"), said(field, "50000.01")] == [
        ["Enter £1 or more."],
        ["Enter £50,000 or less."],
    ]


def test_a_kept_amount_is_shown_in_pounds():
    assert [fields.MoneyField().prepare_value(value) for value in (1_240_050, "12.", None)] == [
        "12,400.50",
        "12.",
        None,
    ]


def test_whole_numbers_take_commas_and_keep_their_range():
    field = fields.WholeNumberField(least=-5, most=1_000)

    assert [field.clean(typed) for typed in ("1,000", " 12 ", "-5", "−5")] == [1000, 12, -5, -5]
    assert [said(field, typed) for typed in ("-6", "1001", "1.5", "9" * 5000)] == [
        ["Enter -5 or more."],
        ["Enter 1,000 or less."],
        ["Enter a whole number, like 12."],
        ["Enter a whole number, like 12."],
    ]


@pytest.mark.parametrize(
    ("boxes", "day"),
    [
        (["6", "3", "2026"], date(2026, 3, 6)),
        ([" 06", "March ", "2026"], date(2026, 3, 6)),
        (["29", "feb", "2028"], date(2028, 2, 29)),
        (["", "", ""], None),
    ],
)
def test_a_day_is_read_from_its_three_boxes(boxes, day):
    assert dates.DayField(required=False).clean(boxes) == day


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        (["6", "", "2026"], "The date must include a month."),
        (["", "", "2026"], "The date must include a day and a month."),
        (["6", "3", "26"], "The year must have 4 numbers, like 2026."),
        (["6", "3", "1899"], "The year must be from 1900 to 2199."),
        (["29", "2", "2026"], "Enter a real date, like 6 3 2026."),
        (["6", "smarch", "2026"], "Enter a real date, like 6 3 2026."),
        (["6", "13", "2026"], "Enter a real date, like 6 3 2026."),
        (["six", "3", "2026"], "Enter a real date, like 6 3 2026."),
        (["\0", "3", "2026"], "Enter a real date, like 6 3 2026."),
    ],
)
def test_what_is_no_day_is_refused_in_its_own_words(boxes, sentence):
    assert said(dates.DayField(), boxes) == [sentence]


def test_a_day_keeps_both_its_limits():
    field = dates.DayField(first=date(2026, 4, 1), last=date(2027, 3, 31))

    assert [field.clean(["1", "4", "2026"]), field.clean(["31", "3", "2027"])] == [field.first, field.last]
    assert said(field, ["31", "3", "2026"]) == ["The date must be 1 Apr 2026 or later."]
    assert said(field, ["1", "4", "2027"]) == ["The date must be 31 Mar 2027 or earlier."]


@pytest.mark.parametrize(
    ("time", "hour", "minute"),
    [
        ("5pm", 16, 0),
        ("5:30 PM", 16, 30),
        ("17:00", 16, 0),
        ("17.05", 16, 5),
        ("midday", 11, 0),
        ("12:30pm", 11, 30),
    ],
)
def test_a_moment_is_a_london_wall_time_kept_in_utc(time, hour, minute):
    assert dates.MomentField().clean(["1", "7", "2026", time]) == datetime(
        2026, 7, 1, hour, minute, tzinfo=UTC
    )


def test_twelve_in_the_morning_is_the_start_of_the_day():
    assert dates.MomentField().clean(["1", "12", "2026", "12am"]) == datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize("time", ["5", "25:00", "17:60", "13pm", "0am", "noonish"])
def test_a_time_that_could_be_misread_is_refused(time):
    assert said(dates.MomentField(), ["1", "7", "2026", time]) == ["Enter a time, like 5pm or 17:00."]


def test_the_hours_in_which_clocks_change_are_refused_with_the_reason():
    forward = said(dates.MomentField(), ["29", "3", "2026", "1:30am"])
    back = said(dates.MomentField(), ["25", "10", "2026", "1:30am"])

    assert forward == ["01:30 on 29 March 2026 does not exist: the clocks go forward."]
    assert back == ["01:30 on 25 October 2026 happens twice: the clocks go back."]


def test_half_a_moment_is_refused():
    assert said(dates.MomentField(), ["1", "7", "2026", ""]) == ["Enter both a date and a time."]
    assert said(dates.MomentField(), ["", "", "", "5pm"]) == ["Enter both a date and a time."]


def test_a_kept_moment_is_shown_as_london_wall_time_and_reads_back_the_same():
    kept = datetime(2026, 7, 1, 16, 30, tzinfo=UTC)
    boxes = dates.BoxesWithTime().decompress(kept)

    assert (boxes, dates.MomentField().clean(boxes)) == (["1", "7", "2026", "5:30pm"], kept)


def test_midnight_reads_back_as_midnight():
    kept = datetime(2026, 12, 1, tzinfo=UTC)

    assert dates.MomentField().clean(dates.BoxesWithTime().decompress(kept)) == kept


def test_line_ends_are_the_same_from_every_browser():
    assert fields.LongTextField().clean("one\r\ntwo\rthree\n") == "one\ntwo\nthree"


def test_one_line_stays_one_line():
    assert fields.TextField().clean("one\r\ntwo") == "one two"


def test_a_choice_that_was_not_offered_is_refused_clearly():
    shown = [("a", "A"), ("b", "B")]

    assert said(fields.ChoiceField(choices=shown), "c") == ["Choose one of the answers shown."]
    assert said(fields.SelectField(choices=shown), "c") == ["Choose one of the answers shown."]
    assert said(fields.ManyField(choices=shown), ["a", "c"]) == ["Choose only from the answers shown."]
    assert said(fields.YesNoField(), "maybe") == ["Choose one of the answers shown."]


def test_yes_no_and_no_answer_are_three_things():
    field = fields.YesNoField(required=False)

    assert [field.clean(value) for value in ("yes", "no", "")] == [True, False, None]


def test_words_are_counted_as_the_page_counts_them():
    keep = fields.LongTextField(validators=[fields.most_words(3)])

    assert keep.clean("one  two\nthree") == "one  two\nthree"
    assert said(keep, "one two three four") == ["Use 3 words or fewer. You have used 4."]
