"""A zip read with suspicion: nothing it declares is believed, and nothing is unpacked beyond its limits."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct, unpack_from
from typing import BinaryIO

from django.conf import settings

from almoner.ground.files.refusal import Unwanted

END = b"PK\x05\x06"
END_SIZE = 22
LOCAL = Struct("<4s5H3I2H")
MOST_ENTRIES = 2_000
MOST_INDEX = 512 * 1024
TIMES_LARGER = 8
MOST_RATIO = 250
RATIO_FROM = 4 * 1024 * 1024
CHUNK = 64 * 1024
DAMAGED = "It is damaged. Open it, save it again, and upload the new file."
BOMB = "It unpacks to far more than its size. Save it again in a smaller form."
PASSWORD = "It is locked with a password. Save it without one."  # nosec
ODD = "It is not packed as Word, Excel or LibreOffice pack their files. Open it and save it again."


@dataclass(frozen=True)
class Entry:
    name: str
    size: int
    packed: int
    method: int
    crc: int
    starts: int


def entries_of(source: BinaryIO, length: int) -> list[Entry]:
    """Everything in the zip, after the checks that need no unpacking."""
    check_index(source, length)
    try:
        with zipfile.ZipFile(source) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise Unwanted(DAMAGED) from None
    check_sizes(found, length)
    for one in found:
        check_entry(one)
    if len({one.orig_filename.lower() for one in found}) != len(found):
        raise Unwanted(ODD)
    entries = [located(source, one) for one in found]
    check_overlaps(entries, length)
    return entries


def check_index(source: BinaryIO, length: int) -> None:
    """Before the index is read: nothing before or after the zip, and an index of a sane size."""
    source.seek(0)
    starts_well = source.read(4) == b"PK\x03\x04"
    if length < END_SIZE or not starts_well:
        raise Unwanted(DAMAGED)
    source.seek(length - END_SIZE)
    end = source.read(END_SIZE)
    if end[:4] != END:
        raise Unwanted(ODD)
    disk, index_disk, here, total, size, offset, comment = unpack_from("<4H2IH", end, 4)
    if total > MOST_ENTRIES or size > MOST_INDEX:
        raise Unwanted(BOMB)
    if disk or index_disk or here != total or comment or offset + size + END_SIZE != length:
        raise Unwanted(ODD)


def check_sizes(found: list[zipfile.ZipInfo], length: int) -> None:
    whole = sum(one.file_size for one in found)
    if whole > TIMES_LARGER * settings.UPLOAD_LIMIT_BYTES:
        raise Unwanted(BOMB)
    if whole > RATIO_FROM and whole > MOST_RATIO * length:
        raise Unwanted(BOMB)
    if len(found) > MOST_ENTRIES:
        raise Unwanted(BOMB)


def check_entry(one: zipfile.ZipInfo) -> None:
    name = one.orig_filename
    parts = name.replace("\\", "/").split("/")
    if (
        "\0" in name
        or "\\" in name
        or ":" in name
        or name.startswith("/")
        or ".." in parts
        or len(name) > 255
    ):
        raise Unwanted(ODD)
    if one.flag_bits & 0x41:
        raise Unwanted(PASSWORD)
    if stat.S_ISLNK(one.external_attr >> 16) or one.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):
        raise Unwanted(ODD)


def located(source: BinaryIO, one: zipfile.ZipInfo) -> Entry:
    """Where the entry's bytes begin; its own header must tell the same name as the index."""
    source.seek(one.header_offset)
    head = source.read(LOCAL.size)
    if len(head) < LOCAL.size:
        raise Unwanted(DAMAGED)
    mark, _, flags, method, _, _, _, _, _, name_size, extra_size = LOCAL.unpack(head)
    name = source.read(name_size).decode("utf-8" if flags & 0x800 else "cp437", "replace")
    if mark != b"PK\x03\x04" or name != one.orig_filename or method != one.compress_type or flags & 0x41:
        raise Unwanted(ODD)
    starts = one.header_offset + LOCAL.size + name_size + extra_size
    return Entry(name, one.file_size, one.compress_size, method, one.CRC, starts)


def check_overlaps(entries: list[Entry], length: int) -> None:
    """No two entries share bytes: that is how a few kilobytes pretend to be terabytes."""
    reached = 0
    for one in sorted(entries, key=lambda one: one.starts):
        if one.starts - LOCAL.size < reached:
            raise Unwanted(BOMB)
        reached = one.starts + one.packed
    if reached > length:
        raise Unwanted(DAMAGED)


def unpacked(source: BinaryIO, one: Entry) -> Iterator[bytes]:
    """The entry's content in pieces; refuses as soon as it is not what was declared."""
    engine = zlib.decompressobj(-15) if one.method == zipfile.ZIP_DEFLATED else None
    left, size, crc, at = one.packed, 0, 0, one.starts
    while left > 0:
        source.seek(at)
        raw = source.read(min(CHUNK, left))
        if not raw:
            raise Unwanted(DAMAGED)
        left, at = left - len(raw), at + len(raw)
        for piece in pieces(engine, raw):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
            if size > one.size:
                raise Unwanted(BOMB)
            yield piece
    if size != one.size or crc != one.crc or (engine is not None and not engine.eof):
        raise Unwanted(DAMAGED)


def pieces(engine: "zlib._Decompress | None", raw: bytes) -> Iterator[bytes]:
    """At most `CHUNK` bytes at a time, however much the raw bytes unpack to."""
    if engine is None:
        yield raw
        return
    try:
        while raw:
            if piece := engine.decompress(raw, CHUNK):
                yield piece
            raw = engine.unconsumed_tail
            if engine.unused_data:
                raise Unwanted(DAMAGED)
    except zlib.error:
        raise Unwanted(DAMAGED) from None
