"""The database itself refuses to change the record, on SQLite and on PostgreSQL."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from almoner.ground.audit import checkpoints, triggers
from almoner.ground.audit.models import Line
from almoner.ground.audit.triggers import Guard
from almoner.ground.audit.verify import verify
from tests.ground.audit.office import NOON, a_small_office

CHANGES = {
    "audit_line": "line = line || ' '",
    "audit_node": "value = 'x'",
    "audit_checkpoint": "root = 'x'",
    "audit_reason": "text = 'x'",
}
ERASABLE = {"audit_reason"}


def refused(statement):
    with pytest.raises(DatabaseError, match="the record is append-only"), transaction.atomic():
        triggers.run(connection, [statement])


@pytest.fixture
def office(db):
    a_small_office(3)
    checkpoints.sign_checkpoint(NOON)
    connection.check_constraints()


@pytest.mark.parametrize(("table", "change"), CHANGES.items())
def test_no_line_hash_checkpoint_or_reason_can_be_changed(office, table, change):
    refused(f"UPDATE {table} SET {change}")


@pytest.mark.parametrize("table", sorted(set(CHANGES) - ERASABLE))
def test_no_line_hash_or_checkpoint_can_be_deleted(office, table):
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", sorted(set(CHANGES) - ERASABLE))
@pytest.mark.skipif(connection.vendor != "postgresql", reason="Only PostgreSQL has TRUNCATE.")
def test_no_table_of_the_record_can_be_emptied(office, table):
    refused(f"TRUNCATE {table} CASCADE")


def test_the_orm_is_refused_as_well(office):
    line = Line.objects.get(seq=1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        line.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Line.objects.filter(seq=0).update(line="")


def test_a_reason_can_be_erased_and_the_record_shows_that_nobody_said_so(office):
    triggers.run(connection, ["DELETE FROM audit_reason WHERE line_id = 1"])

    assert [(one.kind, one.where) for one in verify()] == [("row", "audit_reason:1")]


def test_every_guard_that_a_room_lists_is_in_the_database(db):
    assert triggers.missing(connection) == []


def test_a_guard_that_was_taken_away_is_found(office):
    triggers.remove(connection, [Guard("audit_line")])

    assert [str(one) for one in verify()] == ["audit_line: the database no longer refuses to change it"]
    triggers.install(connection, [Guard("audit_line")])
    assert verify() == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite cannot switch triggers off.")
def test_a_guard_that_was_switched_off_is_found(office):
    triggers.run(connection, ["ALTER TABLE audit_node DISABLE TRIGGER ALL"])

    assert [one.where for one in verify()] == ["audit_node"]


def test_a_guard_may_hold_under_a_condition_only(office):
    """As scores are frozen: only rows of which the condition is true."""
    guard = Guard("audit_reason", when="OLD.line_id > 1", says="too late", label="late")
    triggers.remove(connection, triggers.RECORD)
    triggers.install(connection, [guard])

    triggers.run(connection, ["UPDATE audit_reason SET text = 'now' WHERE line_id = 1"])
    triggers.run(connection, ["DELETE FROM audit_reason WHERE line_id = 0"])
    for statement in ("UPDATE audit_reason SET text = 'x' WHERE line_id = 2", "DELETE FROM audit_reason"):
        with pytest.raises(DatabaseError, match="too late"), transaction.atomic():
            triggers.run(connection, [statement])


def test_a_guard_may_refuse_new_rows(office):
    guard = Guard("audit_reason", verbs=("INSERT",), when="NEW.text = 'late'", says="too late", label="new")
    triggers.install(connection, [guard])
    add = "INSERT INTO audit_reason (line_id, text, digest_salt) VALUES (3, '{}', '')"

    with pytest.raises(DatabaseError, match="too late"), transaction.atomic():
        triggers.run(connection, [add.format("late")])
    triggers.run(connection, [add.format("in time")])


@pytest.mark.django_db(transaction=True)
def test_tests_that_empty_the_tables_leave_the_guards_in_place():
    a_small_office(2)
    call_command("flush", interactive=False, verbosity=0)

    assert (Line.objects.count(), triggers.missing(connection)) == (0, [])
    a_small_office(2)
    refused("DELETE FROM audit_line")
