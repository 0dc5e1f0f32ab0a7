"""Instalments and repayments typed one on a line: `6000.00; 29 June 2027; what it waits for`."""

from datetime import date, datetime

from almoner.do.payments.schedule import Part
from almoner.ground.core.money import from_words, plain
from almoner.ground.core.refusals import Refused

DAYS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")


def parts_of(text: str, field: str) -> list[Part]:
    """Every line that is not empty; what cannot be read is said by its line."""
    found, wrong = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(part_of(line))
        except ValueError as no:
            wrong.append(f"Line {number}: {no}")
    if wrong or not found:
        wrong = wrong or ["Enter at least one line."]
        raise Refused(wrong, {field: wrong})
    return found


def part_of(line: str) -> Part:
    sum_of, _, rest = line.partition(";")
    when, _, condition = rest.partition(";")
    try:
        pence = from_words(sum_of.strip())
    except ValueError:
        raise ValueError(f"“{sum_of.strip()}” is not a sum like 6000.00.") from None
    return Part(pence, day_of(when.strip()), condition.strip())


def day_of(text: str) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(f"“{text}” is not a day like 29 June 2027.")


def as_typed(pence: int, day: date, condition: str = "") -> str:
    return f"{plain(pence)}; {day:%-d %B %Y}{f'; {condition}' if condition else ''}"
