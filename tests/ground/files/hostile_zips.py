"""Zips that are not what they say, made byte by byte."""

import functools
import io
import struct
import zipfile
import zlib

from tests.ground.files import making as m


def entry(name: str, content: bytes = b"x", *, mode: int = 0) -> bytes:
    made = io.BytesIO(m.zipped(m.word_parts()))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        one = zipfile.ZipInfo(name)
        one.external_attr = mode << 16
        one.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(one, content)
    return made.getvalue()


@functools.cache
def gibibyte() -> bytes:
    """A gibibyte of zeros in about a mebibyte, in one entry; its sum is right."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b"\0" * (1 << 20)
    once = engine.compress(block) + engine.flush(zlib.Z_FULL_FLUSH)
    again = engine.compress(block) + engine.flush(zlib.Z_FULL_FLUSH)
    packed = once + again * 1_023 + engine.flush()
    total = 0
    for _ in range(1_024):
        total = zlib.crc32(block, total)
    made = bytearray(m.zipped(m.word_parts() | {"word/media/i.png": packed}, stored=("word/media/i.png",)))
    sizes = struct.pack("<3I", zlib.crc32(packed), len(packed), len(packed))
    honest = struct.pack("<3I", total, len(packed), 1 << 30)
    for method_before in (6, 6):
        at = made.find(sizes)
        made[at : at + 12] = honest
        made[at - method_before : at - method_before + 2] = struct.pack("<H", 8)
    return bytes(made)


def lying(*, size: int) -> bytes:
    """An entry that says it is smaller or larger than it is, in both places."""
    made = bytearray(entry("word/extra.xml", b"<a>" + b" " * 3_000_000 + b"</a>"))
    real = struct.pack("<I", 3_000_007)
    while (at := made.find(real)) >= 0:
        made[at : at + 4] = struct.pack("<I", size)
    return bytes(made)


def many_entries(count: int = 100_000) -> bytes:
    """Empty entries, as many as asked for; the index ends as it should."""
    body, index = bytearray(), bytearray()
    for number in range(count):
        name = b"w/%d" % number
        common = struct.pack("<5H3I2H", 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0)
        index += b"PK\x01\x02" + b"\x14\0" + common + struct.pack("<3H2I", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + common + name
    told = min(count, 0xFFFF)
    return bytes(body + index) + struct.pack(
        "<4s4H2IH", b"PK\5\6", 0, 0, told, told, len(index), len(body), 0
    )


def many_but_says_few() -> bytes:
    made = bytearray(many_entries(20_000))
    made[-14:-10] = struct.pack("<2H", 4, 4)
    return bytes(made)


def overlapping() -> bytes:
    """Two entries of the index share the bytes of one."""
    made = bytearray(m.zipped(m.word_parts() | {"word/a.xml": b"<a/>", "word/b.xml": b"<a/>"}))
    index = made.find(b"PK\x01\x02", made.find(b"PK\x01\x02"))
    first = made.rfind(b"PK\x01\x02", 0, made.rfind(b"PK\x01\x02"))
    last = made.rfind(b"PK\x01\x02")
    assert index >= 0
    made[last + 42 : last + 46] = made[first + 42 : first + 46]
    made[last + 46 : last + 56] = made[first + 46 : first + 56]
    return bytes(made)


def locked_zip() -> bytes:
    made = bytearray(m.zipped(m.word_parts()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := made.find(mark, at + 1)) >= 0:
            made[at + place] |= 1
    return bytes(made)


def zip64() -> bytes:
    made = bytearray(m.zipped(m.word_parts()))
    made[-14:-10] = b"\xff\xff\xff\xff"
    return bytes(made)


def nested(depth: int) -> bytes:
    content = m.excel_with()
    for _ in range(depth):
        content = m.excel_with({"xl/embeddings/a.xlsx": content})
    return m.word_with({"word/embeddings/a.xlsx": content})


def damaged(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
