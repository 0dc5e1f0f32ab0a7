"""What the record last said of each row, against the rows that are there. Kept in a temporary file."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from almoner.ground.audit.findings import ROW, Finding
from almoner.ground.audit.record import GONE

TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA cache_size = -16000;
    CREATE TABLE latest (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
    CREATE TABLE now (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
    BEGIN;
"""
TAKE = "INSERT INTO latest VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET digest = excluded.digest"
DIFFERENT = """
    SELECT now.name, latest.digest FROM now LEFT JOIN latest USING (name)
    WHERE latest.digest IS NOT now.digest ORDER BY now.name
"""
ABSENT = """
    SELECT name FROM latest WHERE name >= ? AND name < ? AND digest != ?
    AND name NOT IN (SELECT name FROM now) ORDER BY name
"""
BEYOND = "SELECT DISTINCT substr(name, 1, instr(name, ':') - 1) FROM latest WHERE digest != ? ORDER BY 1"


class Latest:
    """The newest digest of every row that the record names."""

    def __init__(self) -> None:
        self.file = sqlite3.connect("", isolation_level=None)
        self.file.executescript(TABLES)

    def close(self) -> None:
        self.file.close()

    def take(self, content: dict[str, Any]) -> None:
        """Read one line of the record; a reason is a row too, protected by the line itself."""
        rows = [(name, str(value)) for name, value in content["rows"].items()]
        if content.get("reason"):
            rows.append((f"audit_reason:{content.get('seq')}", str(content["reason"])))
        self.file.executemany(TAKE, rows)

    def compare(self, table: str, rows: Iterable[tuple[str, str]]) -> Iterator[Finding]:
        """Rows of one table that were changed, added or deleted without a line in the record."""
        self.file.execute("DELETE FROM now")
        self.file.executemany("INSERT INTO now VALUES (?, ?)", rows)
        for name, digest in self.file.execute(DIFFERENT).fetchall():
            yield Finding(ROW, name, what_happened(digest))
        for (name,) in self.file.execute(ABSENT, (f"{table}:", f"{table};", GONE)).fetchall():
            yield Finding(ROW, name, "it was deleted, and the record does not say so")

    def tables(self) -> set[str]:
        """Tables of which the record knows rows that should be there."""
        return {table for (table,) in self.file.execute(BEYOND, (GONE,))}


def what_happened(digest: str | None) -> str:
    if digest is None:
        return "it was added, and the record does not say so"
    if digest == GONE:
        return "the record says that it was removed, and it is there"
    return "it was changed, and the record does not say so"
