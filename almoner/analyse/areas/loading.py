"""Reading the tables an operator names: areas, and postcodes as the ONS publishes them (ONSPD)."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from almoner.analyse.areas import actions
from almoner.analyse.areas.details import from_row
from almoner.analyse.areas.postcodes import is_postcode, squeezed
from almoner.ground.accounts.models import Person
from almoner.ground.core import clock
from almoner.ground.core.refusals import Refused

AREA_COLUMNS = ("lad_code", "oslaua", "lad25cd", "lad24cd", "lad23cd", "laua")
POSTCODE_COLUMNS = ("postcode", "pcds", "pcd7", "pcd8", "pcd2", "pcd")


def load_areas(
    rows: Iterable[Mapping[str, str]], *, by: Person | None = None, at: datetime | None = None
) -> int:
    """Add or change the areas of a table; gives how many there were."""
    details = tuple(from_row(row) for row in rows)
    if not details:
        raise Refused("The table of areas is empty.")
    actions.load(None, by=by, at=at or clock.now(), rows=details)
    return len(details)


def load_postcodes(path: str | Path, *, by: Person | None = None, at: datetime | None = None) -> int:
    """Replace the table of postcodes from a CSV (or .csv.gz), or from the one such file in a folder."""
    found = dict(postcodes_in(postcode_file(Path(path))))
    actions.replace_postcodes(None, by=by, at=at or clock.now(), found=found)
    return len(found)


def postcode_file(path: Path) -> Path:
    if path.is_file():
        return path
    found = sorted([*path.glob("*postcodes*.csv*"), *path.glob("*ONSPD*.csv*")])
    if len(found) != 1:
        raise Refused(f"Name the file of postcodes: {path} holds {len(found)} that could be it.")
    return found[0]


def postcodes_in(path: Path) -> Iterator[tuple[str, str]]:
    """Squeezed postcode and ONS code of its area, for each line that holds both."""
    with opened(path) as lines:
        reader = csv.DictReader(lines)
        postcode = column(reader.fieldnames, POSTCODE_COLUMNS)
        area = column(reader.fieldnames, AREA_COLUMNS)
        for row in reader:
            if is_postcode(row[postcode] or "") and row[area]:
                yield squeezed(row[postcode]), row[area].strip()


def opened(path: Path) -> io.TextIOBase:
    if path.suffix == ".gz":
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def column(names: Iterable[str] | None, wanted: tuple[str, ...]) -> str:
    """The first of the wanted columns that the file has, however it writes capitals."""
    there = {name.strip().lower(): name for name in names or ()}
    for name in wanted:
        if name in there:
            return there[name]
    raise Refused(f"The file has no column called {' or '.join(wanted)}.")
