"""What an action's body holds in its hand: who, when, and the only pens that write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from almoner.ground.accounts.models import Person
from almoner.ground.audit.record import GONE, Entry
from almoner.ground.core.lifecycle import Lifecycle
from almoner.ground.core.references import salt
from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import Kept, digest, row_name
from almoner.ground.workflow.models import Letter

Row = TypeVar("Row", bound=Kept)


@dataclass
class Act:
    """One performance of an action. `at` is UTC; `role` is what the person acts as."""

    name: str
    clause: str
    by: Person | None
    at: datetime
    role: str
    thing: str = ""
    rows: dict[str, str] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    reason: str = ""
    letters: list[Letter] = field(default_factory=list)

    def add(self, row: Row) -> Row:
        row.save(force_insert=True)
        self.rows[row_name(row)] = digest(row)
        return row

    def add_all(self, rows: Iterable[Row]) -> list[Row]:
        """Add rows of one table by few statements."""
        rows = list(rows)
        if not rows:
            return []
        made = one_table(rows)._base_manager.bulk_create(rows)
        self.rows.update((row_name(row), digest(row)) for row in made)
        return made

    def save(self, row: Row, *fields: str) -> Row:
        """Save all columns, or only those named of a row that this action holds locked."""
        row.save(force_update=True, update_fields=fields or None)
        self.rows[row_name(row)] = digest(row)
        return row

    def save_all(self, rows: Iterable[Row], fields: list[str]) -> list[Row]:
        """Save the named fields of rows of one table; what else they hold is read again for the digest."""
        rows = list(rows)
        if not rows:
            return []
        table = one_table(rows)._base_manager
        table.bulk_update(rows, fields)
        now = table.in_bulk([row.pk for row in rows])
        if len(now) != len({row.pk for row in rows}):
            raise Refused("Some of this is no longer there.")
        self.rows.update((row_name(row), digest(row)) for row in now.values())
        return rows

    def erase(self, rows: Iterable[Row], **becomes: Any) -> list[Row]:
        """Make columns of rows of one table what is said, for good; a callable is asked of each row.

        Each gets a new salt: what earlier lines say of the row can be compared with no guess any more.
        """
        rows = list(rows)
        for row in rows:
            row.digest_salt = salt()
            for name, value in becomes.items():
                setattr(row, name, value(row) if callable(value) else value)
        return self.save_all(rows, ["digest_salt", *becomes])

    def remove(self, row: Kept) -> None:
        """Rows that depend on this one must be removed first: the database never removes them by itself."""
        name = row_name(row)
        row.delete()
        self.rows[name] = GONE

    def remove_all(self, rows: Iterable[Kept]) -> None:
        for row in list(rows):
            self.remove(row)

    def move(self, row: models.Model, lifecycle: Lifecycle, name: str) -> None:
        """Set `row.status` to where the move leads; refuses in words. Saving is the caller's.

        The line says `moved` as `from:to`, or as a list of these when several rows were moved.
        """
        before = row.status  # type: ignore[attr-defined]
        row.status = lifecycle.after(before, name)  # type: ignore[attr-defined]
        step = f"{before}:{row.status}"  # type: ignore[attr-defined]
        earlier = self.facts.get("moved")
        if earlier is None:
            self.note(moved=step)
        else:
            self.note(moved=[*(earlier if isinstance(earlier, list) else [earlier]), step])

    def note(self, **facts: object) -> None:
        """Add facts to the record's line: codes and numbers, never names or free text."""
        self.facts.update(facts)

    def because(self, reason: str) -> None:
        """Keep a written reason beside the line, which holds its digest only."""
        self.reason = reason.strip()

    def tell(self, to: str, template: str, **values: Any) -> Letter:
        """Put a letter in the outbox; it is sent after the transaction, by the worker."""
        letter = Letter(to=to, template=template, values=values, created_at=self.at, next_try_at=self.at)
        self.letters.append(letter)
        return letter

    def overtaken(self, rows: Mapping[str, str]) -> None:
        """An action within this one saved rows again: our line, after its, must say what is so now."""
        self.rows.update((name, value) for name, value in rows.items() if name in self.rows)

    def entry(self) -> Entry:
        """The record's line for this act; letters are put in the outbox with it."""
        for letter in self.letters:
            letter.thing = self.thing
        if self.letters:
            Letter.objects.bulk_create(self.letters)
            self.note(letters=len(self.letters))
        return Entry(
            at=self.at,
            actor=f"person:{self.by.public_id}" if self.by else self.role,
            role=self.role,
            action=self.name,
            clause=self.clause,
            thing=self.thing,
            rows=self.rows,
            facts=self.facts,
            reason=self.reason,
        )


def one_table(rows: list[Row]) -> type[Row]:
    (table,) = {type(row) for row in rows}
    return table
