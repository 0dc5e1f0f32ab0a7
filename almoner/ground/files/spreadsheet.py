"""The one writer of CSV. No cell can be taken for a formula, however the file is opened (T23)."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from almoner.ground.core.calendar import LONDON

Cell = str | int | Decimal | date | datetime | bool | None
STARTS = "=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b"
BLANK = ' \\u00a0\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff"'
FORMULA = re.compile(f"(^[{BLANK}]*|[,;|\t\r\n][{BLANK}]*)(?=[{STARTS}])")
FIRST_BREAK = re.compile("^(?=[\t\r\n])")
NOT_TEXT = re.compile("[\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\ud800-\udfff]")
BOM = "\ufeff"


def cell(value: Cell) -> str | int | Decimal:
    """Numbers stay numbers; a text that could act gets an apostrophe, which spreadsheets hide."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, Decimal)):
        return value
    if isinstance(value, datetime):
        return value.astimezone(LONDON).isoformat(sep=" ", timespec="minutes")[:16]
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value)


def harmless(text: str) -> str:
    text = NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)
    return FIRST_BREAK.sub("'", FORMULA.sub(r"\g<1>'", text))


def lines(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """The table line by line; every text in quotes."""
    yield line(header)
    for row in rows:
        yield line(row)


def line(row: Iterable[Cell]) -> str:
    made = io.StringIO(newline="")
    csv.writer(made, quoting=csv.QUOTE_NONNUMERIC).writerow([cell(value) for value in row])
    return made.getvalue()


def answer(
    name: str, header: Iterable[str], rows: Iterable[Iterable[Cell]], *, for_people: bool = True
) -> StreamingHttpResponse:
    """A download. With `for_people` it starts with the mark that lets Excel read accents."""

    def text() -> Iterator[str]:
        if for_people:
            yield BOM
        yield from lines(header, rows)

    response = StreamingHttpResponse(text(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def pounds(pence: int) -> Decimal:
    """Pence as a number of pounds with two places, so that a minus sign stays a number."""
    return Decimal(pence).scaleb(-2)


def read(text: str) -> list[list[str]]:
    """The rows of a comma-separated text, for files that people upload."""
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))
