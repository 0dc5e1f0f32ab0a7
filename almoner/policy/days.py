"""Counting days and months: the bank holidays are told, the present day is never asked."""

from __future__ import annotations

import calendar
from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def is_working(day: date, bank_holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays


def working_days_between(start: date, end: date, bank_holidays: Collection[date]) -> int:
    """Working days after `start`, up to and including `end`."""
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(is_working(day, bank_holidays) for day in days)


def add_months(start: date, months: int) -> date:
    """The same day so many months on; the last of the month where there is no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def financial_year(day: date) -> int:
    """The year in which the financial year began: 31 March 2026 is in 2025."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def year_in_words(start: int) -> str:
    """2026/27"""
    return f"{start}/{(start + 1) % 100:02}"
