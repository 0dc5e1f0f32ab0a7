"""Content on the disk and rows in the record: no row without its blob, no blob for long without a row."""

import hashlib
import json
import os
import shutil
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile

from almoner.ground.accounts.models import Person
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import Allowed, Refused
from almoner.ground.core.rows import digest
from almoner.ground.files import blobs, store, sweep
from almoner.ground.files.jobs import sweep_orphans
from almoner.ground.files.models import NOT_SCANNED, StoredFile
from almoner.ground.files.store import Checked
from almoner.ground.workflow.frame import ACTIONS, action
from tests.ground.files import making

NOON = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
CONTENT = making.plain_pdf()
SHA = hashlib.sha256(CONTENT).hexdigest()
DAY = sweep.DAY


def put(content: bytes = CONTENT, name: str = "Policy.pdf") -> Checked:
    return store.put(ContentFile(content, name=name))


@pytest.fixture
def attach():
    @action("test.attach", clause="4.9", may=lambda person, thing: Allowed("member"))
    def attach(act, thing, *, checked: Checked) -> StoredFile:
        return act.add(checked.row(by=act.by, at=act.at))

    yield attach
    del ACTIONS["test.attach"]


def test_what_is_put_lies_under_its_hash_before_any_row_names_it(own_folder):
    assert put() == Checked(SHA, len(CONTENT), "pdf", "Policy.pdf", NOT_SCANNED)
    path = own_folder / SHA[:2] / SHA[2:4] / SHA
    assert path.read_bytes() == CONTENT
    assert list((own_folder / "incoming").iterdir()) == []
    assert oct(path.stat().st_mode)[-3:] == "640"


def test_content_is_synced_then_named_then_its_folders_are_synced(own_folder, monkeypatch):
    done = []
    fsync, replace = os.fsync, blobs.Path.replace
    monkeypatch.setattr(
        os, "fsync", lambda one: (done.append(os.readlink(f"/proc/self/fd/{one}")), fsync(one))[1]
    )
    monkeypatch.setattr(blobs.Path, "replace", lambda one, to: (done.append("named"), replace(one, to))[1])
    put()

    short = [one.removeprefix(str(own_folder)) for one in done]
    named = short.index("named")
    assert short[named - 1].startswith("/incoming/")
    assert sorted(short[named + 1 :]) == ["", f"/{SHA[:2]}", f"/{SHA[:2]}/{SHA[2:4]}"]


@pytest.mark.django_db
def test_an_action_adds_the_row_and_the_record_holds_its_digest(attach):
    person = Person.objects.create(email="ada@example.org")
    stored = attach(None, by=person, at=NOON, checked=put())

    assert (stored.sha256, stored.size, stored.kind, stored.name) == (SHA, len(CONTENT), "pdf", "Policy.pdf")
    assert (stored.scan, stored.uploaded_by, stored.at) == (NOT_SCANNED, person, NOON)
    assert json.loads(Line.objects.get().line)["rows"] == {f"files_storedfile:{stored.pk}": digest(stored)}


@pytest.mark.django_db
def test_the_same_content_twice_is_two_rows_and_one_blob(attach):
    for _ in range(2):
        attach(None, by=Person.objects.get_or_create(email="ada@example.org")[0], at=NOON, checked=put())

    assert StoredFile.objects.count() == 2
    assert list(blobs.blobs().every()) == [SHA]


@pytest.mark.django_db
def test_only_a_blob_that_no_row_has_named_for_a_day_is_swept(attach, own_folder):
    named = attach(None, by=Person.objects.create(email="a@example.org"), at=NOON, checked=put())
    orphan = put(making.png(), "a.png")
    now = (own_folder / orphan.sha256[:2] / orphan.sha256[2:4] / orphan.sha256).stat().st_mtime

    assert sweep.orphans(now=now + DAY) == 0
    assert sweep.orphans(now=now + DAY + 1) == 1
    assert list(blobs.blobs().every()) == [named.sha256]
    assert list(sweep.wrong()) == []


@pytest.mark.django_db
def test_a_blob_that_is_put_again_is_young_again(own_folder):
    put()
    path = own_folder / SHA[:2] / SHA[2:4] / SHA
    os.utime(path, (1, 1))
    put()

    assert sweep.orphans() == 0


@pytest.mark.django_db
def test_the_worker_sweeps_orphans_and_drafts_left_by_a_crash(own_folder):
    put()
    draft = own_folder / "incoming" / "left"
    draft.write_bytes(b"x")
    for path in (draft, own_folder / SHA[:2] / SHA[2:4] / SHA):
        os.utime(path, (1, 1))
    sweep_orphans(NOON)

    assert (list(blobs.blobs().every()), draft.exists()) == ([], False)


@pytest.mark.django_db
def test_missing_and_changed_content_is_found(attach, own_folder):
    person = Person.objects.create(email="a@example.org")
    first = attach(None, by=person, at=NOON, checked=put())
    second = attach(None, by=person, at=NOON, checked=put(making.png(), "a.png"))
    third = attach(None, by=person, at=NOON, checked=put(making.jpg(), "a.jpg"))
    blobs.blobs().path(first.sha256).unlink()
    blobs.blobs().path(second.sha256).write_bytes(b"changed")

    assert list(sweep.wrong()) == [first, second]
    assert sweep.is_whole(third)


def test_a_full_disk_is_told_early_and_in_words(monkeypatch, own_folder):
    monkeypatch.setattr(
        shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9 - 1000, 1000)
    )
    with pytest.raises(Refused, match="no room to keep files"):
        put()
    assert blobs.disk_used() > 0.9


def test_a_disk_that_fills_up_while_writing_leaves_nothing_behind(monkeypatch, own_folder):
    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(Refused, match="no room to keep files"):
        put()
    assert [path for path in own_folder.rglob("*") if path.is_file()] == []


def test_the_office_keeps_its_own_papers_the_same_way():
    assert store.put_bytes(CONTENT, "Agreement 24R1-014.pdf").name == "Agreement 24R1-014.pdf"


@pytest.mark.parametrize("name", ["", "../x", "A" * 64, "0" * 63, "0" * 63 + "/"])
def test_a_blob_has_no_other_name_than_a_hash(name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        blobs.blobs().path(name)
