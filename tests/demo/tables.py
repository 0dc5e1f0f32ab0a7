"""The reference tables, read where they lie; the product never sees them."""

import csv
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
FOLDER = Path(os.environ.get("ALMONER_REFERENCE") or ROOT.parent / "shared" / "data" / "demo")
ABSENT = "The reference tables are not here: set ALMONER_REFERENCE to their folder."


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by(column: str, name: str) -> dict[str, dict[str, str]]:
    return {row[column]: row for row in rows(name)}


def pence(pounds: str) -> int:
    return round(float(pounds) * 100)


needs_tables: Any = pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)
