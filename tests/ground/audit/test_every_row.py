"""T05: whatever an insider does to a protected row by raw SQL is found, and nothing else is said."""

from collections import Counter
from random import Random

import pytest
from django.db import connection, transaction

from almoner.ground.accounts.models import Person
from almoner.ground.audit import chain, checkpoints, keys
from almoner.ground.audit.kept import kept_models
from almoner.ground.audit.latest import Latest
from almoner.ground.audit.verify import lines, row_findings, verify
from tests.ground.audit import insider
from tests.ground.audit.office import NOON, a_small_office, something
from tests.ground.audit.standalone import verify_audit
from tests.triggers import aside

EDITS = 1_000
ROWS_AT_ONCE = 400
TRIES = 8  # a row whose other columns do not allow the change is passed over for another


class RolledBack(Exception):
    """Nothing of a round stays."""


def said() -> Latest:
    latest = Latest()
    assert list(chain.check(lines(), (), latest.take)) == []
    return latest


def one_round(wanted, random, look):
    """Do as many of the wanted deeds as there are rows for, each to a row of its own; then `look`."""
    left, done, refused, expected = [], [], [], set()
    rows = {model: insider.raw_rows(model) for model in {deed.model for deed in wanted}}
    for found in rows.values():
        random.shuffle(found)
    try:
        with transaction.atomic():
            for deed in wanted:
                if not rows[deed.model] or len(done) >= ROWS_AT_ONCE:
                    left.append(deed)
                    continue
                names = insider.do(deed, rows[deed.model].pop(), random)
                (done if names else refused).append(deed)
                expected |= names
            look(expected, {deed.model for deed in done})
            raise RolledBack
    except RolledBack:
        return left, done, refused


@pytest.mark.slow
def test_t05_every_column_of_every_protected_table(filled):
    """Each (table, column) at least once and at least 1,000 edits in all: exactly what was done is found."""
    random, latest = Random("t05"), said()
    tables = [model for model in kept_models() if model._base_manager.exists()]
    every = {deed for model in tables for deed in insider.deeds(model)}
    assert {model._meta.app_label for model in tables} >= {"accounts", "audit"}

    def look(expected, models):
        found = {one.where for model in models for one in row_findings(model, latest)}
        assert found == expected

    seen, tried, edits, wanted = set(), Counter(), 0, sorted(every, key=repr)
    with transaction.atomic(), aside(connection):
        while wanted:
            wanted, done, refused = one_round(wanted, random, look)
            seen.update(done)
            tried.update(refused)
            edits += len(done)
            wanted += [deed for deed in refused if tried[deed] < TRIES]
            if not wanted and edits < EDITS:
                wanted = sorted(seen, key=repr)
                random.shuffle(wanted)
    assert edits >= EDITS
    assert every - seen == set()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="The one file reads SQLite only.")
def test_t05_the_one_file_finds_the_same_in_the_sqlite_file(db, tmp_path):
    a_small_office()
    checkpoints.sign_checkpoint(NOON)
    random = Random("one file")
    copy = tmp_path / "copy.sqlite3"
    public = "\n".join(map(str, keys.public_keys()))

    def names_found():
        copy.write_bytes(connection.connection.serialize())
        wrong = []
        verify_audit.record(copy, public, "", wrong)
        return {words.rsplit(": ", 1)[0] for words in wrong}

    def look(expected, models):
        assert names_found() == expected

    tables = [model for model in kept_models() if model._base_manager.exists()]
    wanted = [deed for model in tables for deed in insider.deeds(model)]
    assert names_found() == set()
    with transaction.atomic(), aside(connection):
        while wanted:
            wanted, _, refused = one_round(wanted, random, look)
            assert refused == []
    assert names_found() == set()


def test_t05_a_hundred_clean_runs_raise_no_alarm(db):
    random = Random("clean")
    for run in range(100):
        for _ in range(3):
            something(random)
        if run % 10 == 0:
            checkpoints.sign_checkpoint(NOON)
        assert verify() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("joined_at", "nonsense"),
        ("joined_at", "2026-13-45 99:00:00"),
        ("joined_at", 5),
        ("is_active", 2),
        ("is_active", "maybe"),
        ("name", b"\xff\xfe"),
        ("digest_salt", b"\x00"),
    ],
)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite keeps what a column should not hold.")
def test_t05_what_a_column_cannot_hold_is_found_and_stops_nobody(db, column, value):
    a_small_office(3)
    person = Person.objects.order_by("pk")[1]
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_person SET {column} = %s WHERE id = %s", [value, person.pk])

    assert [(one.kind, one.where) for one in verify()] == [("row", f"accounts_person:{person.pk}")]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite keeps what a column should not hold.")
def test_t05_null_dates_do_not_hide_nonsense(db):
    a_small_office(3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_roleholding SET ends_on = 'soon' WHERE ends_on IS NULL")
        changed = cursor.rowcount

    assert len(verify()) == changed > 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite keeps what a column should not hold.")
def test_t05_text_that_is_not_unicode_is_found(db):
    a_small_office(3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_person SET name = CAST(x'ff41' AS TEXT) WHERE id > 0")

    assert ("row", "accounts_person") in {(one.kind, one.where) for one in verify()}
