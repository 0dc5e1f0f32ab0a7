"""Emptying tables that refuse to be emptied: their triggers stand aside while Django flushes, then return."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

SQLITE = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_keeps_%'"
POSTGRES = (
    "SELECT tgname, tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger "
    "WHERE NOT tgisinternal AND tgname LIKE '%_keeps_%'"
)
flush = BaseDatabaseOperations.execute_sql_flush


@contextmanager
def aside(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """No table guards its rows within this block. Every room's triggers, whatever they are, come back."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(POSTGRES if on_table else SQLITE)
        found = cursor.fetchall()
        for name, table, _ in found:
            cursor.execute(f"DROP TRIGGER {name} ON {table}" if on_table else f"DROP TRIGGER {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _, _, made in found:
                cursor.execute(made)


@pytest.fixture(scope="session", autouse=True)
def triggers_stand_aside_for_flush() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_guarded)
        yield


def flush_guarded(operations: BaseDatabaseOperations, statements: list[str]) -> None:
    with aside(operations.connection):
        flush(operations, statements)
