"""A day in three boxes, and a London moment in four; every wrong box is named."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from almoner.ground.core.calendar import LONDON, NoSuchMoment, london_moment
from almoner.ground.ui.looks import PLAIN, Look
from almoner.ground.ui.words import short_day, wall_time

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*([ap]m)?")
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Boxes(forms.MultiWidget):
    """Boxes named `name_day`, `name_month` …; typed text comes back as it was typed."""

    names: tuple[str, ...] = ("day", "month", "year")

    def __init__(self) -> None:
        super().__init__({name: forms.TextInput() for name in self.names})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [str(data.get(f"{name}_{part}") or "") for part in self.names]

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, datetime):
            value = value.astimezone(LONDON)
        return (
            [str(value.day), str(value.month), str(value.year)] if isinstance(value, date) else ["", "", ""]
        )


class BoxesWithTime(Boxes):
    names = ("day", "month", "year", "time")

    def decompress(self, value: Any) -> list[str]:
        shown = wall_time(value) if isinstance(value, datetime) else ""
        return [*super().decompress(value), "12am" if shown.startswith("midnight") else shown]


def month_number(text: str) -> int:
    """`3`, `03`, `Mar` and `March` are all 3; anything else is 0."""
    if text.isdecimal() and len(text) <= 2:
        return int(text)
    start = text.lower()[:3]
    return MONTHS.index(start) + 1 if start in MONTHS else 0


def read_day(boxes: Sequence[str]) -> date | None:
    """The day in three boxes; nothing when all are empty; a sentence when it is no day."""
    day, month, year = (text.strip() for text in boxes)
    if not (day or month or year):
        return None
    missing = [name for name, text in (("day", day), ("month", month), ("year", year)) if not text]
    if missing:
        raise ValidationError(f"The date must include a {' and a '.join(missing)}.", code="incomplete")
    if not re.fullmatch(r"[0-9]{4}", year):
        raise ValidationError("The year must have 4 numbers, like 2026.", code="year")
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValidationError(f"The year must be from {FIRST_YEAR} to {LAST_YEAR}.", code="year")
    try:
        return date(int(year), month_number(month), int(day) if len(day) <= 2 else 0)
    except ValueError:
        raise ValidationError("Enter a real date, like 6 3 2026.", code="invalid") from None


def read_time(text: str) -> time:
    """`5pm`, `5:30 pm`, `17:00`, `midday`."""
    text = text.strip().lower()
    match = TIME.fullmatch({"midday": "12pm", "noon": "12pm"}.get(text, text))
    hour, minute, half = (int(match[1]), int(match[2] or 0), match[3]) if match else (99, 0, None)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half or (match and not match[2]):
        hour = 99
    if hour > 23 or minute > 59:
        raise ValidationError("Enter a time, like 5pm or 17:00.", code="time")
    return time(hour, minute)


class DayField(forms.Field):
    """A day; `first` and `last` are its limits, both allowed."""

    widget = Boxes

    def __init__(
        self, *, first: date | None = None, last: date | None = None, look: Look = PLAIN, **options: Any
    ) -> None:
        self.first, self.last, self.look = first, last, look
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        return value if isinstance(value, date) else read_day(value or ("", "", ""))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.first and value < self.first:
            raise ValidationError(f"The date must be {short_day(self.first)} or later.", code="first")
        if value and self.last and value > self.last:
            raise ValidationError(f"The date must be {short_day(self.last)} or earlier.", code="last")


class MomentField(forms.Field):
    """A London wall time on a day, kept as a UTC moment; the two hours in which clocks change are refused."""

    widget = BoxesWithTime

    def __init__(self, *, look: Look = PLAIN, **options: Any) -> None:
        self.look = look
        super().__init__(**options)

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, datetime) or not value:
            return value or None
        on, at = read_day(value[:3]), str(value[3]).strip()
        if on is None and not at:
            return None
        if on is None or not at:
            raise ValidationError("Enter both a date and a time.", code="incomplete")
        try:
            return london_moment(on, read_time(at))
        except NoSuchMoment as no:
            raise ValidationError(str(no), code="clocks") from None


def typed(value: Any, widget: Boxes) -> Mapping[str, str]:
    """What each box shows: what was typed, or the parts of a kept value."""
    parts = value if isinstance(value, list | tuple) else widget.decompress(value)
    return dict(zip(widget.names, parts, strict=True))
