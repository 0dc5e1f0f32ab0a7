"""The strategy's clauses, and which of them the system really keeps."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KEPT = "kept"
NOT_YET = "not yet"
PEOPLE = "people"
WAYS = ("rule", "action", "page", "report", PEOPLE)


@dataclass(frozen=True)
class Clause:
    """`kept_by` names what must exist, as "rule:R4.9-2", "action:room.verb", "page:door:name"."""

    number: str
    chapter: str
    words: str
    how: str
    kept_by: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        return () if self.how == PEOPLE else self.kept_by


@dataclass(frozen=True)
class Kept:
    """A clause beside what exists: `missing` is what it still waits for."""

    clause: Clause
    missing: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """Kept only when everything named exists; a clause that names nothing is for people to keep."""
        named = self.clause.how == PEOPLE or self.clause.kept_by
        return KEPT if named and not self.missing else NOT_YET

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        told = asdict(self.clause)
        number = told.pop("number")
        return {
            "clause": number,
            **told,
            "kept_by": list(self.clause.kept_by),
            "status": self.status,
            "missing": list(self.missing),
        }


@cache
def all_clauses(folder: str = "essex_2023") -> tuple[Clause, ...]:
    """Every numbered clause, in the strategy's order."""
    rows = tomllib.loads((HERE / folder / "clauses.toml").read_text(encoding="utf-8"))["clause"]
    return tuple(Clause(**{**row, "kept_by": tuple(row["kept_by"])}) for row in rows)


def existing(
    *,
    rules: Iterable[str],
    actions: Iterable[str],
    pages: Iterable[str],
    reports: Iterable[str] = (),
    clauses: Iterable[Clause] | None = None,
) -> tuple[Kept, ...]:
    """Set each clause beside the rules, actions, pages and reports that exist."""
    known = {
        *(f"rule:{name}" for name in rules),
        *(f"action:{name}" for name in actions),
        *(f"page:{name}" for name in pages),
        *(f"report:{name}" for name in reports),
    }
    asked = all_clauses() if clauses is None else clauses
    return tuple(Kept(one, tuple(name for name in one.needs if name not in known)) for one in asked)
