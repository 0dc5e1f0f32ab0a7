"""The weight table and the sort-code substitutions, as an operator loads them and as they are kept."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from almoner.do.payees.models import BankTables
from almoner.do.payees.modulus import DBLAL, METHODS, PLACES, SORT_CODE, Row, Table, is_digits
from almoner.ground.core.refusals import Refused

WEIGHTS, SUBSTITUTES = "valacdos*.txt", "scsubtab*.txt"
HEAD = 3
EXCEPTIONS = range(1, 15)
MOST_SAID = 20
NUMBER = re.compile(r"-?\d{1,3}", re.ASCII)


@dataclass(frozen=True)
class Read:
    """Two files of a folder, read and found right."""

    version: str
    weights: str
    substitutes: str
    table: Table

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.weights}\0{self.substitutes}".encode()).hexdigest()


def read_folder(folder: Path) -> Read:
    """Refuses with every bad line by its number; then nothing is kept."""
    files = only_file(folder, WEIGHTS), only_file(folder, SUBSTITUTES)
    weights, substitutes = text_of(files[0]), text_of(files[1])
    table = table_of(weights, substitutes, (files[0].name, files[1].name))
    return Read(files[0].stem[:60], weights, substitutes, table)


def only_file(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern)) if folder.is_dir() else []
    if len(found) != 1:
        raise Refused(f"The folder must hold one file {pattern}; {folder} holds {len(found)}.")
    return found[0]


def text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except (UnicodeDecodeError, OSError) as error:
        raise Refused(f"{file.name} is not plain text: {type(error).__name__}.") from None


def table_of(weights: str, substitutes: str, names: tuple[str, str] = (WEIGHTS, SUBSTITUTES)) -> Table:
    wrong: list[str] = []
    rows, places = [], []
    for number, words in lines(weights):
        if because := wrong_row(words):
            wrong.append(f"{names[0]}, line {number}: {because}")
        else:
            rows.append(row_of(words))
            places.append(number)
    pairs = {}
    for number, words in lines(substitutes):
        if len(words) != 2 or not all(is_digits(one, SORT_CODE) for one in words):
            wrong.append(f"{names[1]}, line {number}: it must be two sort codes of six digits.")
        else:
            pairs[words[0]] = words[1]
    wrong += [f"{names[0]}, line {number}: {because}" for number, because in overlapping(rows, places)]
    if not rows and not wrong:
        wrong.append(f"{names[0]} is empty.")
    if wrong:
        more = [f"And {len(wrong) - MOST_SAID} more."] if len(wrong) > MOST_SAID else []
        raise Refused([*wrong[:MOST_SAID], *more])
    return Table(tuple(sorted(rows, key=lambda row: row.first)), pairs)


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    return ((number, line.split()) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def wrong_row(words: list[str]) -> str:
    """What is wrong with one line of the weight table, or nothing."""
    if len(words) not in {HEAD + PLACES, HEAD + PLACES + 1}:
        return f"it must have {HEAD + PLACES} or {HEAD + PLACES + 1} parts, not {len(words)}."
    if not all(is_digits(one, SORT_CODE) for one in words[:2]) or words[0] > words[1]:
        return "it must begin with two sort codes of six digits, the lower first."
    if words[2] not in METHODS:
        return f"“{words[2][:20]}” is none of {', '.join(METHODS)}."
    if not all(NUMBER.fullmatch(one) for one in words[HEAD:]):
        return "weights and exception must be whole numbers."
    if words[2] == DBLAL and any(one.startswith("-") for one in words[HEAD:]):
        return "with DBLAL no weight is below nought."
    if len(words) > HEAD + PLACES and int(words[-1]) not in EXCEPTIONS:
        return f"there is no exception {words[-1]}."
    return ""


def row_of(words: list[str]) -> Row:
    weights = tuple(int(one) for one in words[HEAD : HEAD + PLACES])
    exception = int(words[-1]) if len(words) > HEAD + PLACES else 0
    return Row(words[0], words[1], words[2], weights, exception)


def overlapping(rows: list[Row], places: list[int]) -> Iterator[tuple[int, str]]:
    """A sort code has one check or two, and the two have the same range."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    last = ""
    for row, number in sorted(zip(rows, places, strict=True), key=lambda one: (one[0].first, one[1])):
        key = (row.first, row.last)
        seen[key] += 1
        if seen[key] > 2:
            yield number, "there are more than two lines for these sort codes."
        elif seen[key] == 1 and row.first <= last:
            yield number, "its sort codes lie within those of another line."
        last = max(last, row.last)


def table_in_use() -> tuple[BankTables, Table] | None:
    """The newest, if one was ever loaded."""
    known = BankTables.objects.defer("weights", "substitutes").first()
    return (known, kept_table(known.pk, known.digest)) if known else None


@lru_cache(maxsize=2)
def kept_table(key: int, digest: str) -> Table:
    kept = BankTables.objects.get(pk=key, digest=digest)
    return table_of(kept.weights, kept.substitutes)
