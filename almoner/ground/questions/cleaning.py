"""From what was typed to the value that is kept. Limits that may be broken in a draft are in `limits`."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from almoner.ground.core.money import MOST_PENCE
from almoner.ground.questions import states, tables, texts
from almoner.ground.questions.models import Question
from almoner.ground.questions.refusing import Unclear
from almoner.ground.ui.dates import read_day
from almoner.ground.ui.fields import MOST_WHOLE, MoneyField, WholeNumberField

LONGEST_LINE, LONGEST_TEXT, LONGEST_FIGURE = 1_000, 100_000, 40
FILE_ID = re.compile(r"[0-9a-z]{14}")
SPOKEN_DAY = re.compile(
    r"(?:[A-Za-z]+,? +)?(\d{1,2})(?:st|nd|rd|th)?[ /.\-]+(\d{1,2}|[A-Za-z]+),?[ /.\-]+(\d{4})"
)
WHOLE = WholeNumberField(least=-MOST_WHOLE, required=False)
POUNDS = MoneyField(least=-MOST_PENCE, required=False)
YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
NOT_SHOWN = "Choose one of the answers shown."
STRANGE = "This could not be read. Type it again."
BAD_CHARACTER = "This holds a character that cannot be kept. Delete it, or type the text again."

Options = Sequence[dict[str, Any]]


def text_of(raw: object) -> str:
    """Text that can be kept; anything that is not text is strange."""
    if raw is None:
        return ""
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise Unclear(STRANGE)
    text = raw if isinstance(raw, str) else figure(raw)
    if texts.unkeepable(text):
        raise Unclear(BAD_CHARACTER)
    return text


def figure(raw: int) -> str:
    if abs(raw) > 10**LONGEST_FIGURE:
        raise Unclear(STRANGE)
    return str(raw)


def no_longer(text: str, most: int) -> str | None:
    if len(text) > most:
        raise Unclear(f"Use {most:,} characters or fewer. You have used {len(text):,}.")
    return text or None


def clean_line(raw: object, options: Options = ()) -> str | None:
    return no_longer(texts.one_line(text_of(raw)), LONGEST_LINE)


def clean_text(raw: object, options: Options = ()) -> str | None:
    return no_longer(texts.tidy(text_of(raw)), LONGEST_TEXT)


def values_of(options: Options) -> list[str]:
    return [str(option["value"]) for option in options]


def option_of(text: str, options: Options) -> str:
    """The option's value, also from its label, as somebody writes it in Word."""
    if text in values_of(options):
        return text
    named = [str(one["value"]) for one in options if str(one["label"]).casefold() == text.casefold()]
    return named[0] if named else text


def clean_choice(raw: object, options: Options = ()) -> str | None:
    """Also a list of at most one, as tick boxes on paper give it."""
    if isinstance(raw, list | tuple):
        if len(raw) > 1:
            raise Unclear("Choose one answer only.")
        raw = raw[0] if raw else ""
    value = option_of(texts.one_line(text_of(raw)), options)
    if value and value not in values_of(options):
        raise Unclear(NOT_SHOWN)
    return value or None


def clean_choices(raw: object, options: Options = ()) -> list[str] | None:
    """In the order of the options, whatever the order of ticking."""
    ticked = raw if isinstance(raw, list | tuple) else [raw]
    chosen = {option_of(text, options) for one in ticked if (text := texts.one_line(text_of(one)))}
    if chosen - set(values_of(options)):
        raise Unclear("Choose only from the answers shown.")
    return [value for value in values_of(options) if value in chosen] or None


def clean_yes_no(raw: object, options: Options = ()) -> bool | None:
    if isinstance(raw, list | tuple):
        if len(raw) > 1:
            raise Unclear("Choose one answer only.")
        raw = raw[0] if raw else ""
    if isinstance(raw, bool):
        return raw
    text = texts.one_line(text_of(raw)).lower()
    if text and text not in YES_NO:
        raise Unclear(NOT_SHOWN)
    return YES_NO[text] if text else None


def read_figure(field: WholeNumberField | MoneyField, raw: object) -> int | None:
    if isinstance(raw, int) and not isinstance(raw, bool):
        value: int | None = raw
    else:
        text = texts.one_line(text_of(raw))
        if len(text) > LONGEST_FIGURE:
            raise Unclear("Use fewer figures.")
        value = field.to_python(text or None)
    field.validate(value)
    return value


def clean_number(raw: object, options: Options = ()) -> int | None:
    return read_figure(WHOLE, raw)


def clean_money(raw: object, options: Options = ()) -> int | None:
    """Typed in pounds, kept in pence. A whole number (not text) is pence already."""
    return read_figure(POUNDS, raw)


def boxes_of(text: str) -> list[str]:
    """`6 March 2026`, `6/3/2026` and `2026-03-06` as the three boxes of a date."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return [match[3], match[2], match[1]]
    if match := SPOKEN_DAY.fullmatch(text):
        return [match[1], match[2], match[3]]
    raise Unclear("Enter a real date, like 6 3 2026.")


def clean_date(raw: object, options: Options = ()) -> str | None:
    """A day, three boxes, or words; kept as `2026-03-06`."""
    if isinstance(raw, date):
        boxes = [str(raw.day), str(raw.month), str(raw.year)]
    elif isinstance(raw, list | tuple):
        if len(raw) != 3:
            raise Unclear(STRANGE)
        boxes = [texts.one_line(text_of(box)) for box in raw]
    else:
        text = texts.one_line(text_of(raw))
        boxes = boxes_of(text) if text else ["", "", ""]
    found = read_day(boxes)
    return found.isoformat() if found else None


def clean_file(raw: object, options: Options = ()) -> str | None:
    """The public id of a stored file; whether it is this person's to use is for the subject to say."""
    text = texts.one_line(text_of(raw))
    if text and not FILE_ID.fullmatch(text):
        raise Unclear("The file did not arrive. Choose it again.")
    return text or None


CLEANERS: dict[str, Callable[[object, Options], Any]] = {
    states.SHORT_TEXT: clean_line,
    states.LONG_TEXT: clean_text,
    states.CHOICE: clean_choice,
    states.CHOICES: clean_choices,
    states.YES_NO: clean_yes_no,
    states.NUMBER: clean_number,
    states.MONEY: clean_money,
    states.DATE: clean_date,
    states.FILE: clean_file,
}


def clean_kind(kind: str, raw: object, options: Options = ()) -> Any:
    try:
        return CLEANERS[kind](raw, options)
    except ValidationError as wrong:
        raise Unclear(*wrong.messages) from None


def clean(question: Question, raw: object) -> Any:
    """The value to keep (None: not answered), or Unclear. Cleaning a kept value gives it back unchanged."""
    if question.kind == states.TABLE:
        return tables.clean_rows(question.columns, raw, clean_kind)
    return clean_kind(question.kind, raw, question.options)
