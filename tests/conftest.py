"""Every test sees a demonstration office on 10 December 2026, in its own home, cut off from the network."""

import gc
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from almoner.ground.core import clock as the_clock
from tests import databases, ready_database
from tests.client import StrictClient
from tests.triggers import triggers_stand_aside_for_flush  # noqa: F401

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
LONG = (
    "tests/threats",
    "tests/journeys",
    "tests/cli",
    "tests/architecture/test_supply",
    "tests/doors/public",
)
ASKING = {"db", "transactional_db", "django_db_setup"}
NEEDS_TOOLS = {"journey", "postgres"}
OURSELVES = {"127.0.0.1", "::1", "localhost", "0.0.0.0", ""}
connect = socket.socket.connect


def only_ourselves(self: socket.socket, address: object) -> None:
    """No test talks to another machine."""
    if isinstance(address, tuple) and address[0] not in OURSELVES:
        raise AssertionError(f"A test tried to reach {address[0]}.")
    connect(self, address)


def pytest_configure() -> None:
    socket.socket.connect = only_ourselves
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        settings.DATABASES["default"]["TEST"]["NAME"] = settings.HOME / "tests.sqlite3"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long files first, so that no process is left alone with one of them at the end.

    On PostgreSQL what asks no database is left out: it was answered in the run on SQLite.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        config.hook.pytest_deselected(items=[item for item in items if not asks_database(item)])
        items[:] = [item for item in items if asks_database(item)]


def asks_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & ASKING)


def pytest_collection_finish() -> None:
    """What is loaded now stays until the end: the garbage collector need not look through it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where everything must be shown, a test left out for want of a browser or a database has failed."""
    report = yield
    needs_tools = NEEDS_TOOLS & {mark.name for mark in item.iter_markers()}
    if IN_CI and needs_tools and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Left out, and here it may not be: {report.longrepr[-1]}"
    return report


def file_of_tests() -> Path:
    return Path(settings.DATABASES["default"]["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings) -> bool:
    """Start from a database that an earlier run has migrated, when there is one."""
    return connection.vendor == "sqlite" and ready_database.fetch(file_of_tests())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_keepdb, django_db_blocker) -> Iterator[None]:
    """After all tests no table holds a row that it did not hold before."""
    with django_db_blocker.unblock():
        before = filled_tables()
        if connection.vendor == "sqlite" and not django_db_keepdb and file_of_tests().exists():
            ready_database.keep(file_of_tests())  # where no test asks a database, none is made
    yield
    with django_db_blocker.unblock():
        assert filled_tables() == before


def filled_tables() -> set[str]:
    tables = {model._meta.db_table for model in apps.get_models()}
    known = tables & set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        return {table for table in known if has_rows(cursor, table)}


def has_rows(cursor, table: str) -> bool:
    cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
    return cursor.fetchone() is not None


@pytest.fixture
def client() -> StrictClient:
    """Django's test client, which also refuses any page that is not well-formed HTML."""
    return StrictClient()


class Clock:
    """The product's clock in a test's hand: it stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def set(self, moment: datetime) -> None:
        self.moment = moment.astimezone(UTC)

    def forward(self, **amount: float) -> datetime:
        self.moment += timedelta(**amount)
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Noon on the pinned day; `clock.set(moment)` and `clock.forward(days=3)` move it."""
    held = Clock(datetime(2026, 12, 10, 12, 0, tzinfo=UTC))
    monkeypatch.setattr(the_clock, "now", lambda: held.moment)
    return held


@pytest.fixture(scope="session")
def postgres() -> Iterator[databases.Cluster]:
    """A private PostgreSQL server: the one this run is on, or else a new one."""
    with databases.running() as cluster:
        yield cluster
