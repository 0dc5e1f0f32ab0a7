from datetime import date

from almoner.policy.days import add_months, financial_year, is_working, working_days_between, year_in_words

CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})


def test_weekends_and_bank_holidays_are_no_working_days():
    days = [date(2026, 12, day) for day in (24, 25, 26, 27, 28, 29)]

    assert [is_working(day, CHRISTMAS) for day in days] == [True, False, False, False, False, True]


def test_working_days_are_counted_after_the_first_day():
    assert [
        working_days_between(date(2026, 12, 24), date(2026, 12, 24), CHRISTMAS),
        working_days_between(date(2026, 12, 24), date(2026, 12, 28), CHRISTMAS),
        working_days_between(date(2026, 12, 24), date(2026, 12, 29), CHRISTMAS),
        working_days_between(date(2026, 12, 29), date(2026, 12, 24), CHRISTMAS),
    ] == [0, 0, 1, 0]


def test_a_month_on_is_the_same_day_or_the_last():
    assert [
        add_months(date(2026, 1, 31), 1),
        add_months(date(2027, 12, 31), 2),
        add_months(date(2026, 3, 15), -3),
        add_months(date(2024, 2, 29), 12),
    ] == [date(2026, 2, 28), date(2028, 2, 29), date(2025, 12, 15), date(2025, 2, 28)]


def test_the_financial_year_begins_in_april():
    assert [financial_year(date(2026, 3, 31)), financial_year(date(2026, 4, 1))] == [2025, 2026]
    assert [year_in_words(2026), year_in_words(2099)] == ["2026/27", "2099/00"]
