"""Instalments and repayments typed one on a line: `6000.00; 29 June 2027; what it waits for; the time`."""

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
    when, _, rest = rest.partition(";")
    condition, _, covers = rest.partition(";")
    try:
        pence = from_words(sum_of.strip())
    except ValueError:
        raise ValueError(f"“{sum_of.strip()}” is not a sum like 6000.00.") from None
    return Part(pence, day_of(when.strip()), condition.strip(), time_of(covers.strip()))


def time_of(text: str) -> tuple[date, date] | None:
    """`1 April 2027 to 30 June 2027`; nothing where it is not said."""
    if not text:
        return None
    first, _, last = text.partition(" to ")
    return day_of(first.strip()), day_of(last.strip())


def day_of(text: str) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(f"“{text}” is not a day like 29 June 2027.")


def as_typed(part: Part) -> str:
    """The line by which it is read again."""
    words = [plain(part.amount_pence), written(part.due_on)]
    if part.condition or part.covers:
        words.append(part.condition)
    if part.covers:
        words.append(" to ".join(written(one) for one in part.covers))
    return "; ".join(words)


def written(day: date) -> str:
    return f"{day:%-d %B %Y}"
