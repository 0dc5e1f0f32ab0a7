"""The database keeps what it acknowledged: the settings are read back from it."""

import os
import sqlite3

import psycopg
import pytest
from django.db import connection, transaction

needs_sqlite = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="asks SQLite")


@needs_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_sqlite_reads_back_each_pragma(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


@needs_sqlite
@pytest.mark.django_db(transaction=True)
def test_sqlite_takes_the_writers_place_when_a_transaction_begins():
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)

    with transaction.atomic(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")

    other.execute("BEGIN IMMEDIATE")
    other.close()


@pytest.mark.postgres
def test_a_private_postgresql_is_of_a_supported_version(postgres):
    with psycopg.connect(postgres.new_database()) as session:
        assert session.info.server_version >= 150_000
