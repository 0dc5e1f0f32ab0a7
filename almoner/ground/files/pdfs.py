"""PDF files: read as bytes, never rendered. Refuses what acts by itself, also inside packed objects."""

import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from almoner.ground.files.refusal import Unwanted
from almoner.ground.files.zips import DAMAGED

SCRIPT = "It holds a script. Print it to a new PDF and upload that."
ACTS = "It does something by itself when it is opened. Print it to a new PDF and upload that."
HOLDS = "It holds another file inside it. Upload that file by itself, and print this one to a new PDF."
LOCKED = "It is locked with a password or against copying. Save it without protection."
PACKED = "It is packed in a way that cannot be checked. Print it to a new PDF and upload that."
MOST_STREAMS = 60_000
MOST_OBJECTS = 8 * 1024 * 1024
MOST_ALL_OBJECTS = 64 * 1024 * 1024
LOOK_BACK = 4_096
SHORT = 512
CHUNK = 64 * 1024
GAP = rb"[\s\0]*"


def spelt(word: str) -> bytes:
    """A PDF name with any of its letters written as `#xx`."""
    return b"/" + b"".join(
        rb"(?:%s|#%s)" % (re.escape(one.encode()), both_cases(f"{ord(one):02x}")) for one in word
    )


def both_cases(pair: str) -> bytes:
    return "".join(f"[{one}{one.upper()}]" if one.isalpha() else one for one in pair).encode()


def any_of(*words: str) -> bytes:
    return b"(?:" + b"|".join(spelt(word) for word in words) + b")"


REFERENCE = rb"(?:<<|\[|\d+\s+\d+\s+R)"
TROUBLE = (
    (re.compile(any_of("JavaScript", "Rendition")), SCRIPT),
    (re.compile(spelt("XFA") + GAP + REFERENCE), SCRIPT),
    (re.compile(any_of("Launch", "SubmitForm", "ImportData", "RichMedia", "GoToR", "GoToE")), ACTS),
    (re.compile(any_of("EmbeddedFile", "FileAttachment")), HOLDS),
    (re.compile(spelt("EF") + GAP + rb"(?:<<|\d+\s+\d+\s+R)"), HOLDS),
    (re.compile(spelt("Encrypt") + GAP + rb"(?:<<|\d+\s+\d+\s+R)"), LOCKED),
)
OPENS = re.compile(spelt("OpenAction") + GAP + rb"(\[|<<|\d{1,10}\s+\d+\s+R|)")
ONLY_SHOWS = re.compile(rb"\[" + GAP + rb"\d+|<<(?:(?!>>).){0,200}?/S" + GAP + rb"/GoTo[\s/>]", re.DOTALL)
STREAM = re.compile(rb"(?<!end)stream\r?\n")
OBJECT_STREAM = re.compile(spelt("ObjStm"))
FIRST = re.compile(spelt("First") + rb"\s*(\d{1,9})")
NUMBERS = re.compile(rb"\A\s*\d+\s+\d+\s")


@dataclass(frozen=True)
class Packed:
    """The text of an object stream, and where its first object begins."""

    text: bytes
    first: int


def check_pdf(source: BinaryIO, length: int) -> None:
    with mmap.mmap(source.fileno(), length, access=mmap.ACCESS_READ) as whole:
        if whole.rfind(b"%%EOF") < 0 or whole.find(b"obj") < 0:
            raise Unwanted(DAMAGED)
        scan(whole, whole)
        for packed in object_streams(whole):
            scan(packed.text, whole)


def scan(text: "bytes | mmap.mmap", whole: mmap.mmap) -> None:
    for trouble, reason in TROUBLE:
        if trouble.search(text):
            raise Unwanted(reason)
    for opens in OPENS.finditer(text):
        if not only_shows_a_page(opens, text, whole):
            raise Unwanted(ACTS)


def only_shows_a_page(opens: "re.Match[bytes]", text: "bytes | mmap.mmap", whole: mmap.mmap) -> bool:
    """Many programs write an opening action that merely says which page to show first."""
    value = opens[1]
    if not value[:1].isdigit():
        return ONLY_SHOWS.match(text, opens.start(1)) is not None
    meant = list(objects_numbered(int(value.split()[0]), whole))
    return bool(meant) and all(ONLY_SHOWS.match(one) for one in meant)


def objects_numbered(number: int, whole: mmap.mmap) -> Iterator[bytes]:
    """The beginning of every object with this number, packed or not."""
    for found in re.finditer(rb"(?<!\d)%d\s+\d+\s+obj" % number + GAP, whole):
        yield whole[found.end() : found.end() + SHORT]
    for packed in object_streams(whole):
        numbers = [int(one[:19]) for one in packed.text[: packed.first].split() if one.isdigit()]
        places = dict(zip(numbers[::2], numbers[1::2], strict=False))
        if number in places:
            start = packed.first + places[number]
            yield packed.text[start : start + SHORT].lstrip()


def object_streams(whole: mmap.mmap) -> Iterator[Packed]:
    """Each packed stream that holds objects, or might."""
    total = 0
    for count, found in enumerate(STREAM.finditer(whole)):
        if count >= MOST_STREAMS:
            raise Unwanted(PACKED)
        before = whole[max(0, found.start() - LOOK_BACK) : found.start()]
        packed = packed_at(whole, found.end(), before[max(before.rfind(b"endobj"), 0) :])
        if packed is not None:
            total += len(packed.text)
            if total > MOST_ALL_OBJECTS:
                raise Unwanted(PACKED)
            yield packed


def packed_at(whole: mmap.mmap, start: int, dictionary: bytes) -> Packed | None:
    """Packed objects begin with numbers. What says it is an object stream must be readable as one."""
    says_so = OBJECT_STREAM.search(dictionary) is not None
    text = inflated(whole, start)
    if text is None:
        if says_so and not NUMBERS.match(whole[start : start + SHORT]):
            raise Unwanted(PACKED)
        return None
    first = FIRST.search(dictionary)
    return Packed(text, int(first[1]) if first else 0)


def inflated(whole: mmap.mmap, start: int) -> bytes | None:
    """What is packed at `start`, if it begins with two numbers; refuses more of it than anyone needs."""
    engine = zlib.decompressobj()
    try:
        found = engine.decompress(whole[start : start + SHORT], SHORT)
        if not NUMBERS.match(found):
            return None
        at = start + SHORT
        while not engine.eof and at < len(whole):
            raw = engine.unconsumed_tail + whole[at : at + CHUNK]
            at += CHUNK
            found += engine.decompress(raw, MOST_OBJECTS + 1 - len(found))
            if len(found) > MOST_OBJECTS:
                raise Unwanted(PACKED)
    except zlib.error:
        return None
    return found
