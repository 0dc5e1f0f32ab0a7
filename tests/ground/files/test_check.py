"""What is dangerous is refused with its reason, quickly and in little memory; the rest is kept (T21, T22)."""

import os
import random
import subprocess
import sys

import pytest
from django.core.files.base import ContentFile

from almoner.ground.core.refusals import Refused
from almoner.ground.files import store
from almoner.ground.files.models import NOT_SCANNED
from tests.ground.files import making
from tests.ground.files.benign import BENIGN
from tests.ground.files.hostile import HOSTILE

BOMBS = [
    "a zip bomb of a gibibyte",
    "a zip bomb by ratio",
    "a zip that lies small",
    "a hundred thousand entries",
    "many entries that say few",
    "billion laughs",
    "PDF: objects without end",
    "PDF: a hundred thousand streams",
    "PNG: 30,000 by 30,000",
    "files in files in files",
]
MEASURE = """
import os, resource, sys, time
import django; django.setup()
from django.core.files import File
from almoner.ground.core.refusals import Refused
from almoner.ground.files import store
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
for path in sys.argv[1:]:
    if os.fork():
        os.wait()
        continue
    with open(path, "rb") as content:
        before, began = peak(), time.monotonic()
        try: store.put(File(content, name=path))
        except Refused: print(time.monotonic() - began, peak() - before, flush=True)
        os._exit(0)
"""


def kept(folder):
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]


def test_there_are_enough_of_both_kinds():
    assert (len(HOSTILE) >= 100, len(BENIGN) >= 50) == (True, True)


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason_and_nothing_stays(own_folder, case):
    name, made, reason = HOSTILE[case]
    upload = ContentFile(made())
    upload.name = name
    with pytest.raises(Refused) as refused:
        store.put(upload, field="evidence")

    assert reason in refused.value.reasons[0]
    assert refused.value.by_field == {"evidence": refused.value.reasons}
    assert kept(own_folder) == []


@pytest.mark.parametrize("case", BENIGN)
def test_a_real_file_is_kept_under_a_clean_name(own_folder, case):
    name, made, kind, clean = BENIGN[case]
    content = made()
    upload = ContentFile(content)
    upload.name = name
    checked = store.put(upload)

    assert (checked.kind, checked.name, checked.size, checked.scan) == (
        kind,
        clean,
        len(content),
        NOT_SCANNED,
    )
    assert [path.read_bytes() for path in kept(own_folder)] == [content]


def test_bombs_are_refused_within_fifty_megabytes(tmp_path):
    paths = []
    for number, case in enumerate(BOMBS):
        name, made, _ = HOSTILE[case]
        paths.append(tmp_path / f"{number}.{name.rpartition('.')[2]}")
        paths[-1].write_bytes(made())
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, paths)], capture_output=True, check=True, text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "almoner.config.settings"},
    )  # fmt: skip
    measured = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]

    assert len(measured) == len(BOMBS), done.stderr
    assert [one for one in zip(BOMBS, measured, strict=True) if one[1][1] >= 50] == []


def test_an_upload_that_is_too_large_is_left_in_the_middle(settings, own_folder):
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    read = []

    class Endless(ContentFile):
        def chunks(self, chunk_size=None):
            while True:
                read.append(1)
                yield b"%PDF-" + b"x" * 65_536

    with pytest.raises(Refused, match="larger than 1 MB"):
        store.put(Endless(b"x", name="a.pdf"))
    assert (len(read), kept(own_folder)) == (16, [])


@pytest.mark.parametrize(("size", "is_kept"), [(1_000_000, True), (1_000_001, False)])
def test_the_limit_itself_is_allowed(settings, size, is_kept):
    settings.UPLOAD_LIMIT_BYTES = 1_000_000
    content = making.png()
    upload = ContentFile(content + b"\0" * (size - len(content)), name="a.png")
    if is_kept:
        assert store.put(upload).size == size
    else:
        with pytest.raises(Refused):
            store.put(upload)


def test_a_twenty_megabyte_pdf_is_kept():
    noise = random.Random(7).randbytes(19 * 1024 * 1024)
    content = making.plain_pdf(making.stream(noise, b"/Subtype /Image /Filter /DCTDecode"))

    assert store.put(ContentFile(content, name="a.pdf")).size == len(content)
