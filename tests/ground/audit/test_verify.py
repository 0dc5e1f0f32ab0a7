"""Verification of a whole database: lines, columns beside them, tree, checkpoints, rows."""

import json
import tracemalloc
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction

from almoner.ground.accounts.models import Person
from almoner.ground.audit import checkpoints, notes, tree
from almoner.ground.audit.export import export
from almoner.ground.audit.findings import TRIGGER
from almoner.ground.audit.models import Checkpoint, Line, Node, Reason
from almoner.ground.audit.record import Entry, append
from almoner.ground.audit.record import stored as hash_at
from almoner.ground.audit.verify import snapshot, verify
from tests.ground.audit.logs import rechained, stored
from tests.ground.audit.office import NOON, a_small_office, perform
from tests.ground.audit.standalone import verify_audit
from tests.triggers import aside

SOON = NOON + timedelta(microseconds=1)


@pytest.fixture
def insider(db):
    """An office of 13 lines and a checkpoint, in the hands of somebody who took the triggers away."""
    a_small_office(12)
    checkpoints.sign_checkpoint(NOON)
    with transaction.atomic(), aside(connection):
        yield


def others(**more):
    """What is found beside that the triggers are gone."""
    return [one for one in verify(**more) if one.kind != TRIGGER]


def found(**more):
    return {(one.kind, one.where) for one in others(**more)}


def said(**more):
    return [str(one) for one in others(**more)]


def test_a_clean_office_is_clean(db):
    a_small_office(12)
    held = checkpoints.sign_checkpoint(NOON).text

    assert verify() == verify(held=[held]) == verify(held=[held * 3]) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("action", "x"),
        ("thing", "x"),
        ("at", SOON),
        ("leaf", "00"),
        ("leaf", "no hex"),
    ],
)
@pytest.mark.parametrize("seq", [0, 5, 12])
def test_a_column_beside_a_line_that_says_something_else_is_found(insider, column, value, seq):
    Line.objects.filter(seq=seq).update(**{column: value})

    assert ("line", f"line {seq}") in found()


@pytest.mark.parametrize("seq", [0, 5, 12])
def test_a_changed_line_is_found_also_the_last(insider, seq):
    line = Line.objects.get(seq=seq)
    Line.objects.filter(seq=seq).update(line=line.line.replace('"clause":"1.1"', '"clause":"1.2"'))

    assert {("line", f"line {seq}"), ("checkpoint", "checkpoint 13")} <= found()


@pytest.mark.parametrize("text", ["", "no json", "[]", "1", '{"rows":[]}'])
def test_a_line_that_cannot_be_read_is_found_and_stops_nobody(insider, text):
    Line.objects.filter(seq=5).update(line=text)

    assert ("line", "line 5") in found()


def test_a_deleted_line_is_found(insider):
    Reason.objects.filter(line_id=0).delete()
    Line.objects.filter(seq=0).delete()

    assert ("line", "line 1") in found()


def test_a_line_under_another_number_is_found(insider):
    Line.objects.filter(seq=12).update(seq=99)

    assert ("line", "line 99") in found()


@pytest.mark.parametrize(("level", "position"), [(1, 0), (1, 5), (2, 2), (3, 0)])
def test_a_changed_hash_of_the_tree_is_found(insider, level, position):
    changed = Node.objects.filter(level=level, position=position).update(value="0" * 64)

    assert (changed, ("tree", f"tree level {level}") in found()) == (1, True)


def test_missing_superfluous_and_unreadable_hashes_of_the_tree_are_found(insider):
    Node.objects.filter(level=1, position=5).delete()
    assert found() == {("tree", "tree level 1"), ("tree", "tree level 2")}
    Node.objects.create(level=9, position=0, value="00")
    assert ("tree", "tree") in found()
    Node.objects.filter(level=3).update(value="no hex")
    assert ("tree", "tree level 3") in found()


@pytest.mark.parametrize("column", ["size", "root", "text"])
def test_a_changed_checkpoint_is_found(insider, column):
    Checkpoint.objects.update(**{column: {"size": 7, "root": "00", "text": "none"}[column]})

    assert {kind for kind, _ in found()} == {"checkpoint"}


def test_a_checkpoint_of_another_key_is_found(insider, settings):
    forger = Ed25519PrivateKey.generate()
    real = Checkpoint.objects.get()
    text = notes.write(forger, settings.RECORD_ORIGIN, notes.Claim(real.size, real.root))
    Checkpoint.objects.update(text=text)

    words = "No known key has signed it."
    assert said() == [f"checkpoint 13: {words}"]
    assert said(held=[text]) == [f"checkpoint 13: {words}", f"a checkpoint held elsewhere: {words}"]


def test_without_any_public_key_no_checkpoint_counts(insider):
    assert found(known=[]) == {("checkpoint", "checkpoint 13")}


def test_nonsense_in_place_of_a_held_checkpoint_is_said(insider):
    assert found(held=["nonsense"]) == {("checkpoint", "a checkpoint held elsewhere")}


def write_anew(log):
    """Put another record in place of ours, whole and consistent in itself, as an insider with time could."""
    reasons = list(Reason.objects.all())
    for table in (Reason, Line, Node, Checkpoint):
        table.objects.all().delete()
    for one in log:
        Line.objects.create(
            seq=one.seq, line=one.line, leaf=one.leaf, action=one.action, thing=one.thing, at=NOON
        )
        for level, position, value in tree.completed(one.seq, bytes.fromhex(one.leaf), hash_at):
            Node.objects.create(level=level, position=position, value=value.hex())
    Reason.objects.bulk_create(reasons)


def test_t06_a_record_written_anew_in_the_database_is_found_by_a_held_checkpoint_only(insider):
    held = Checkpoint.objects.get().text
    log = [stored(line.seq, line.line) for line in Line.objects.order_by("seq")]
    changed = log[5].line.replace('"role":"tester"', '"role":"nobody"')
    assert changed != log[5].line
    log[5] = log[5]._replace(line=changed)
    write_anew(rechained(log))

    assert said() == []
    assert said(held=[held]) == ["checkpoint 13: the lines before it are not those it was signed over"]


def test_t06_a_record_cut_short_is_found_by_a_held_checkpoint(insider):
    held = Checkpoint.objects.get().text
    Checkpoint.objects.all().delete()
    Line.objects.filter(seq__gte=12).delete()

    assert "checkpoint 13: it counts 13 lines, and there are 12" in said(held=[held])


def test_rows_changed_added_and_deleted_without_a_line_are_each_named(insider):
    first, second = Person.objects.order_by("pk")[:2]
    Person.objects.filter(pk=first.pk).update(name="Other")
    Person.objects.create(pk=4_000, email="new@example.org")
    name = f"accounts_administratorlook:{second.looks.get().pk}"
    second.looks.all().delete()

    assert set(said()) == {
        f"accounts_person:{first.pk}: it was changed, and the record does not say so",
        "accounts_person:4000: it was added, and the record does not say so",
        f"{name}: it was deleted, and the record does not say so",
    }


def test_a_row_that_came_back_after_it_was_removed_is_found(db):
    a_small_office(3)
    person = perform(lambda act: act.add(Person(email="back@example.org")))
    copy = Person.objects.get(pk=person.pk)
    perform(lambda act: act.remove(person))
    copy.save(force_insert=True)

    assert [str(one) for one in verify()] == [
        f"accounts_person:{copy.pk}: the record says that it was removed, and it is there"
    ]


def test_a_line_about_a_table_that_is_not_there_is_found(db):
    append(Entry(NOON, "system", "system", "tests.ghost", "1.1", "", rows={"ghosts_ghost:1": "00"}))

    assert [one.where for one in verify()] == ["ghosts_ghost"]


def test_a_changed_or_added_reason_is_found(insider):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_reason SET text = 'Because I say so' WHERE line_id = 3")
        cursor.execute("INSERT INTO audit_reason (line_id, text, digest_salt) VALUES (12, 'x', '')")

    assert found() == {("row", "audit_reason:3"), ("row", "audit_reason:12")}


def test_it_stops_after_so_many_findings(insider):
    Person.objects.update(name="All the same")

    assert (len(others(most=5)), len(others())) == (5, 12)


@pytest.mark.django_db(transaction=True)
def test_verification_sees_one_moment_and_leaves_the_connection_as_it_was():
    a_small_office(3)

    assert verify() == []
    with snapshot():
        assert Line.objects.count() == 4
    assert (connection.in_atomic_block, connection.get_autocommit()) == (False, True)
    perform(lambda act: None)
    assert (Line.objects.count(), verify()) == (5, [])


def test_an_export_without_rows_holds_no_personal_data_and_is_verified_by_the_one_file(db, tmp_path):
    a_small_office(12)
    checkpoints.sign_checkpoint(NOON)
    export(tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "checkpoint.pub", "checkpoints.txt", "lines.jsonl",
    ]  # fmt: skip
    text = "".join(path.read_text() for path in (tmp_path / "out").iterdir())
    assert "example.org" not in text.replace("almoner.example.org/record", "")
    assert "Bhriain" not in text
    wrong = []
    assert verify_audit.record(tmp_path / "out", "", "", wrong) == "13 lines and 0 rows"
    assert wrong == []


def test_an_export_with_rows_is_verified_and_any_changed_row_in_it_is_found(db, tmp_path):
    a_small_office(12)
    held = checkpoints.sign_checkpoint(NOON).text
    export(tmp_path, with_rows=True)
    rows, wrong = tmp_path / "rows.jsonl", []

    assert verify_audit.record(tmp_path, "", held, wrong) == "13 lines and 59 rows"
    assert wrong == []
    lines = rows.read_text().splitlines()
    name, content = json.loads(lines[7])
    lines[7] = json.dumps([name, content.replace("tester", "x").replace('"id":', '"id":9')])
    rows.write_text("\n".join([*lines[:3], *lines[4:]]))
    verify_audit.record(tmp_path, "", held, wrong)
    gone = json.loads(lines[3])[0]
    assert set(wrong) == {f"{name}: it was changed or added unrecorded", f"{gone}: it was deleted unrecorded"}


def test_an_export_of_a_record_written_anew_is_found_by_a_held_checkpoint(db, tmp_path):
    a_small_office(3)
    held = checkpoints.sign_checkpoint(NOON).text
    export(tmp_path)
    lines = (tmp_path / "lines.jsonl").read_text().splitlines()
    (tmp_path / "lines.jsonl").write_text("\n".join(lines[:-1]))
    (tmp_path / "checkpoints.txt").write_text("")

    without, with_it = [], []
    verify_audit.record(tmp_path, "", "", without)
    verify_audit.record(tmp_path, "", held, with_it)
    assert (without, with_it) == ([], ["checkpoint 4: there are only 3 lines"])


@pytest.mark.slow
def test_a_long_record_is_verified_in_bounded_memory(db):
    """Three times as many lines take no more memory."""

    def peak():
        tracemalloc.start()
        assert verify() == []
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    def lines(count):
        for _ in range(count):
            append(Entry(NOON, "system", "system", "tests.tick", "1.1", ""))

    lines(1_500)
    short = peak()
    lines(3_000)
    assert peak() < short * 1.2
