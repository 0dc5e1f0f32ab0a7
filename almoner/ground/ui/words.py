"""Values in the words people read: money, days, moments, numbers, paragraphs. All dates are London's."""

import re
from datetime import date, datetime
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from almoner.ground.core import clock
from almoner.ground.core import money as pounds
from almoner.ground.core.calendar import LONDON, london_date


def is_missing(value: object) -> bool:
    return value is None or value == "" or isinstance(value, Undefined)


def as_day(value: date | datetime) -> date:
    return london_date(value) if isinstance(value, datetime) else value


def money(pence: int | None) -> str:
    """`£12,400`, from pence."""
    return "" if is_missing(pence) else pounds.in_words(int(pence or 0))


def day(value: date | datetime | None) -> str:
    """`Friday 6 March 2026`."""
    return "" if is_missing(value) or value is None else f"{as_day(value):%A %-d %B %Y}"


def short_day(value: date | datetime | None) -> str:
    """`6 Mar 2026`."""
    return "" if is_missing(value) or value is None else f"{as_day(value):%-d %b %Y}"


def wall_time(value: datetime) -> str:
    """`5pm`, `5:30pm`, `midday`; midnight says to which day it belongs."""
    here = value.astimezone(LONDON)
    if here.minute == 0 and here.hour in (0, 12):
        return "midday" if here.hour else "midnight at the start of the day"
    minutes = f":{here:%M}" if here.minute else ""
    return f"{here.hour % 12 or 12}{minutes}{'pm' if here.hour >= 12 else 'am'}"


def moment(value: datetime | None) -> str:
    """`Friday 6 March 2026, 5pm`."""
    return "" if is_missing(value) or value is None else f"{day(value)}, {wall_time(value)}"


def number(value: Any) -> str:
    """`1,200`; a fraction keeps its digits: `1,200.5`."""
    return "" if is_missing(value) else f"{value:,}"


def percent(share: Any, places: int = 0) -> str:
    """`38%` from 0.38."""
    return "" if is_missing(share) else f"{share * 100:.{places}f}%"


def counted(count: int, one: str, many: str = "") -> str:
    """`1 bid`, `3 bids`, `2 enquiries` with `many` given."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def paragraphs(text: str | None) -> Markup:
    """Plain text as escaped paragraphs: a blank line parts them, a line end stays a line end."""
    if is_missing(text):
        return Markup("")
    parts = re.split(r"\n\s*\n", str(text).replace("\r\n", "\n").replace("\r", "\n").strip())
    lined = (Markup("<br>").join(part.strip("\n").split("\n")) for part in parts)
    return Markup("\n").join(Markup('<p class="govuk-body">{}</p>').format(part) for part in lined)


def days_from_today(value: date | datetime) -> int:
    return (as_day(value) - clock.today()).days


def until(value: date | datetime | None) -> str:
    """`today`, `tomorrow`, `in 12 days`; what is past is told by `ago`."""
    if is_missing(value) or value is None:
        return ""
    days = days_from_today(value)
    if days < 0:
        return ago(value)
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days:,} days")


def ago(value: date | datetime | None) -> str:
    """`today`, `yesterday`, `12 days ago`; what is to come is told by `until`."""
    if is_missing(value) or value is None:
        return ""
    days = -days_from_today(value)
    if days < 0:
        return until(value)
    return {0: "today", 1: "yesterday"}.get(days, f"{days:,} days ago")


def as_text(value: object) -> Markup:
    """Escaped text without NUL, which HTML cannot hold."""
    return escape(str("" if is_missing(value) else value).replace("\0", "\N{REPLACEMENT CHARACTER}"))
