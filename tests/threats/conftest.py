"""One small office for all tests of this folder that ask inside the process."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from almoner.ground.core import clock as the_clock
from tests.threats import world as small


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker) -> Iterator[small.World]:
    """Made once and thrown away after the last test of the folder; each test's own changes are undone.

    Django closes the connection after each test, which would throw it away; here it stays open.
    """
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr(connection, "close", lambda: None)
        with pytest.MonkeyPatch.context() as standing:
            standing.setattr(the_clock, "now", lambda: datetime(2026, 12, 10, 12, tzinfo=UTC))
            made = small.build()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def world(built, db, clock) -> small.World:
    return built
