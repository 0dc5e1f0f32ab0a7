"""Whoever wants to write to SQLite waits in a queue, in the order in which they came.

SQLite's own waiting is a lottery: in a rush somebody loses it for longer than its time-out (T15).
"""

import contextlib
import fcntl
import os
from collections.abc import Iterator

from django.db import connection


@contextlib.contextmanager
def in_turn() -> Iterator[None]:
    """Held until the transaction within has ended. On PostgreSQL, and inside a transaction, nobody waits."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with waiting_at(f"{connection.settings_dict['NAME']}-turn"):
        yield


@contextlib.contextmanager
def waiting_at(path: str) -> Iterator[None]:
    """Where no file can be written, as on a full disk, SQLite's own waiting must do."""
    try:
        held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        yield
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
