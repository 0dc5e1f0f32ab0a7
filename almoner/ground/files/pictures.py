"""PNG and JPEG: sizes are read from their headers; nothing is ever drawn."""

import mmap
import re
import zlib
from struct import unpack_from
from typing import BinaryIO

from almoner.ground.files.refusal import Unwanted
from almoner.ground.files.zips import DAMAGED, END

MOST_PIXELS = 150_000_000
TOO_LARGE = "The picture has too many dots. Save it smaller."
HIDES = "The picture has something else hidden in it. Save it again with a picture program."
SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
BARE = frozenset(range(0xD0, 0xD8)) | {0x01}
PAGE = re.compile(rb"<script[\s>/]|<\?php|<!doctype html|<html[\s>]|<svg[\s>][^>]{0,200}xmlns", re.IGNORECASE)
TAIL = 65_557


def check_png(source: BinaryIO, length: int) -> None:
    with mmap.mmap(source.fileno(), length, access=mmap.ACCESS_READ) as whole:
        if (
            length < 45
            or whole[12:16] != b"IHDR"
            or zlib.crc32(whole[12:29]) != unpack_from(">I", whole, 29)[0]
        ):
            raise Unwanted(DAMAGED)
        check_dots(*unpack_from(">2I", whole, 16))
        at = 8
        while whole[at + 4 : at + 8] != b"IEND":
            if at + 12 > length:
                raise Unwanted(DAMAGED)
            at += 12 + int(unpack_from(">I", whole, at)[0])
        check_hidden(whole)


def check_jpg(source: BinaryIO, length: int) -> None:
    with mmap.mmap(source.fileno(), length, access=mmap.ACCESS_READ) as whole:
        at, has_size = 2, False
        while not (has_size and whole[at : at + 2] == b"\xff\xda"):
            if at + 4 > length or whole[at] != 0xFF:
                raise Unwanted(DAMAGED)
            mark = whole[at + 1]
            if mark in SIZES:
                has_size = True
                check_dots(*unpack_from(">2H", whole[at : at + 9].ljust(9, b"\0"), 5))
            at += step(whole, at, mark)
        check_hidden(whole)


def step(whole: mmap.mmap, at: int, mark: int) -> int:
    if mark == 0xFF:
        return 1
    if mark in BARE:
        return 2
    size = int(unpack_from(">H", whole, at + 2)[0])
    if size < 2:
        raise Unwanted(DAMAGED)
    return 2 + size


def check_dots(width: int, height: int) -> None:
    if not width or not height:
        raise Unwanted(DAMAGED)
    if width * height > MOST_PIXELS:
        raise Unwanted(TOO_LARGE)


def check_hidden(whole: mmap.mmap) -> None:
    """A picture that is also a zip, a PDF or a web page."""
    tail = whole[max(0, len(whole) - TAIL) :]
    if END in tail or b"%PDF-" in whole[:1024] or PAGE.search(whole):
        raise Unwanted(HIDES)
