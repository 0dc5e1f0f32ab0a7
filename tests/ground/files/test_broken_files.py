"""Whatever bytes arrive, the answer is "kept" or a reason, never a fault (T24)."""

import random
import tempfile

import pytest

from almoner.ground.files.check import kind_of
from almoner.ground.files.names import FileName
from almoner.ground.files.refusal import Unwanted
from tests.ground.files import making
from tests.ground.files.benign import BENIGN

WHOLE = {
    "pdf": [making.pdf(), BENIGN["a PDF that opens by a packed reference"][1](), making.plain_pdf()],
    "docx": [making.word(), BENIGN["a Word file with a chart"][1]()],
    "xlsx": [making.excel_with()],
    "odt": [making.odt_with()],
    "png": [making.png(5, 5)],
    "jpg": [making.jpg(), making.jpg(progressive=True, comment=b"x")],
}
TIMES = 300


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut off, doubled or moved."""
    made = bytearray(content)
    way = chance.randrange(5)
    for _ in range(chance.choice([1, 2, 8])):
        at = chance.randrange(max(len(made), 1))
        if way == 0:
            made[at : at + 1] = chance.randbytes(1)
        elif way == 1:
            del made[at : at + chance.randrange(1, 20)]
        elif way == 2:
            made[at:at] = made[at : at + chance.randrange(1, 40)]
        elif way == 3:
            made[at : at + 4] = chance.choice([b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff"])
        else:
            made = made[: max(at, 12)]
    return bytes(made)


def outcome(content: bytes, kind: str) -> str:
    with tempfile.TemporaryFile() as source:
        source.write(content)
        source.flush()
        try:
            return kind_of(source, len(content), FileName(f"a.{kind}", kind))
        except Unwanted as no:
            return no.reason


@pytest.mark.parametrize("kind", WHOLE)
def test_a_spoilt_file_is_kept_or_refused_but_never_a_fault(kind):
    chance = random.Random(f"{kind}24")
    for _ in range(TIMES):
        content = spoilt(chance.choice(WHOLE[kind]), chance)
        assert isinstance(outcome(content, kind), str)


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xd0\xcf", b""]
)
def test_noise_behind_a_true_beginning_is_refused(start):
    chance = random.Random(start)
    for _ in range(100):
        assert len(outcome(start + chance.randbytes(chance.randrange(1, 400)), "pdf")) > 4
