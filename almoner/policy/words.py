"""How numbers, money and days read in a finding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = "Europe/London"


def pounds(pence: int) -> str:
    """£12,400, with pence only where there are pence."""
    sign, pence = ("-" if pence < 0 else ""), abs(pence)
    whole, rest = divmod(pence, 100)
    return f"{sign}£{whole:,}.{rest:02}" if rest else f"{sign}£{whole:,}"


def listed(items: Iterable[str]) -> str:
    """a, b and c"""
    words = list(items)
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def counted(number: int, one: str, many: str = "") -> str:
    """1 bid, 2 bids"""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tenths(number: int) -> str:
    """623 tenths is 62.3"""
    whole, rest = divmod(number, 10)
    return f"{whole}.{rest}" if rest else f"{whole}"


def day(when: date) -> str:
    """Friday 6 March 2026"""
    return f"{when:%A} {when.day} {when:%B %Y}"


def clock(when: time) -> str:
    """5pm, 11:59pm"""
    minutes = f":{when.minute:02}" if when.minute else ""
    return f"{when.hour % 12 or 12}{minutes}{'am' if when.hour < 12 else 'pm'}"


def moment(when: datetime) -> str:
    """5pm on Friday 6 March 2026, in London; a time without a zone is London's already."""
    local = when.astimezone(ZoneInfo(LONDON)) if when.tzinfo else when
    return f"{clock(local.time())} on {day(local)}"


def lasting(span: timedelta) -> str:
    """2 days, 3 hours, 5 minutes: the largest whole unit is enough"""
    minutes = int(span.total_seconds()) // 60
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            return counted(minutes // size, unit)
    return "less than a minute"
