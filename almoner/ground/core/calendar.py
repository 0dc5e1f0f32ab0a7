"""London time and working days. Moments are kept in UTC; people read and write London wall time."""

import re
import tomllib
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
YEAR = re.compile(r"((?:19|20)\d{2})/(\d{2})", re.ASCII)


class NoSuchMoment(ValueError):
    """The wall time does not exist, or happens twice, because the clocks change."""


def london_date(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def london_moment(day: date, wall: time) -> datetime:
    """The UTC moment of a London wall time; refuses the hours in which clocks change."""
    first = datetime.combine(day, wall, tzinfo=LONDON)
    second = first.replace(fold=1)
    back = first.astimezone(UTC).astimezone(LONDON)
    if back.replace(tzinfo=None) != first.replace(tzinfo=None):
        raise NoSuchMoment(f"{wall:%H:%M} on {day:%-d %B %Y} does not exist: the clocks go forward.")
    if first.utcoffset() != second.utcoffset():
        raise NoSuchMoment(f"{wall:%H:%M} on {day:%-d %B %Y} happens twice: the clocks go back.")
    return first.astimezone(UTC)


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """Bank holidays of England in one year."""
    if (known := listed().get(str(year))) is not None:
        return frozenset(date.fromisoformat(f"{year}-{day}") for day in known)
    import holidays  # knows every country and every year, and takes 20 MB

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


@lru_cache(maxsize=1)
def listed() -> dict[str, list[str]]:
    """Years near our own, by month and day."""
    return tomllib.loads((Path(__file__).parent / "bank_holidays.toml").read_text(encoding="utf-8"))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def after_working_days(day: date, count: int) -> date:
    """The day that is `count` working days after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """Working days after `first`, up to and including `last`."""
    days = (last - first).days
    return sum(is_working_day(first + timedelta(days=step)) for step in range(1, days + 1))


def financial_year(day: date) -> str:
    """`2026/27` for any day from 1 April 2026 to 31 March 2027."""
    start = day.year if (day.month, day.day) >= (4, 1) else day.year - 1
    return f"{start}/{(start + 1) % 100:02d}"


def is_financial_year(text: str) -> bool:
    """`2026/27`: the second part follows the first."""
    match = YEAR.fullmatch(text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def next_financial_year(year: str) -> str:
    """`2026/27` is followed by `2027/28`."""
    first = int(year[:4]) + 1
    return f"{first}/{(first + 1) % 100:02d}"


def financial_year_end(year: str) -> date:
    """31 March of the year's second part."""
    return date(int(year[:4]) + 1, 3, 31)
