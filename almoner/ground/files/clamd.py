"""Asking ClamAV's daemon over its socket, when a setting names one. No answer counts as no."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from struct import pack
from typing import BinaryIO

from almoner.ground.files.refusal import Unwanted

PATIENCE = 30
CHUNK = 64 * 1024
INFECTED = "The virus scanner found something harmful in it. Check your computer, and do not open the file."
SILENT = "It could not be scanned for viruses just now, so it was not kept. Try again in a few minutes."


def scan(source: BinaryIO, address: str) -> None:
    """Return when the scanner says that the content is clean; otherwise refuse."""
    try:
        answer = asked(source, address)
    except (OSError, ValueError):
        raise Unwanted(SILENT) from None
    if answer.endswith(" FOUND"):
        raise Unwanted(INFECTED)
    if answer != "stream: OK":
        raise Unwanted(SILENT)


def asked(source: BinaryIO, address: str) -> str:
    """One INSTREAM conversation: pieces with their length before them, then a length of nothing."""
    source.seek(0)
    with connected(address) as line:
        line.sendall(b"zINSTREAM\0")
        while piece := source.read(CHUNK):
            line.sendall(pack(">I", len(piece)) + piece)
        line.sendall(pack(">I", 0))
        return read_answer(line)


def read_answer(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < 4_096:
        piece = line.recv(4_096)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


@contextmanager
def connected(address: str) -> Iterator[socket.socket]:
    """`/run/clamav/clamd.ctl`, `unix:/run/…`, or `host:port`."""
    path = address.removeprefix("unix:")
    if path.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    else:
        line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with line:
        line.settimeout(PATIENCE)
        host, _, port = path.rpartition(":")
        line.connect(path if path.startswith("/") else (host, int(port)))
        yield line
