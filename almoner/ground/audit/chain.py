"""Checking lines as they come: their chain, their leaves and the tree over them. Knows no database."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from almoner.ground.audit.findings import CHECKPOINT, LINE, Finding
from almoner.ground.audit.notes import Claim
from almoner.ground.audit.tree import leaf_hash, node_hash

FIRST = "0" * 64
Take = Callable[[dict[str, Any]], object]


class Stored(NamedTuple):
    """A line as it lies in its table, with the columns beside it; `at` as it is written in the line."""

    seq: int
    line: str
    leaf: str
    action: str
    thing: str
    at: str


class Roots:
    """The root over the leaves so far, in the memory of one hash a level."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        position = self.size
        while position % 2:
            leaf = node_hash(self.peaks.pop(), leaf)
            position //= 2
        self.peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        value = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            value = node_hash(peak, value)
        return value


def check(
    lines: Iterable[Stored], claims: Iterable[Claim] = (), take: Take | None = None
) -> Iterator[Finding]:
    """Everything wrong with the lines, alone and against what checkpoints claim.

    `take` is given the content of each line that can be read, so that one walk serves all.
    """
    roots, prev, seq = Roots(), FIRST, 0
    waiting = sorted(claims, key=lambda claim: claim.size, reverse=True)
    yield from due(waiting, roots)
    for stored in lines:
        if stored.seq != seq:
            yield Finding(LINE, f"line {stored.seq}", f"line {seq} should stand here")
        content = content_of(stored.line)
        yield from wrong(stored, prev, content)
        if take and content is not None:
            take(content)
        roots.add(leaf_hash(stored.line.encode()))
        prev, seq = hashlib.sha256(stored.line.encode()).hexdigest(), stored.seq + 1
        yield from due(waiting, roots)
    for claim in reversed(waiting):
        words = f"it counts {claim.size} lines, and there are {roots.size}"
        yield Finding(CHECKPOINT, f"checkpoint {claim.size}", words)


def due(waiting: list[Claim], roots: Roots) -> Iterator[Finding]:
    """Compare the claims about as many lines as have come; `waiting` is sorted, the smallest last."""
    while waiting and waiting[-1].size == roots.size:
        claim = waiting.pop()
        if claim.root != roots.root().hex():
            words = "the lines before it are not those it was signed over"
            yield Finding(CHECKPOINT, f"checkpoint {claim.size}", words)


def content_of(line: str) -> dict[str, Any] | None:
    try:
        content = json.loads(line)
    except ValueError:
        return None
    return content if isinstance(content, dict) and isinstance(content.get("rows"), dict) else None


def wrong(stored: Stored, prev: str, content: dict[str, Any] | None) -> Iterator[Finding]:
    where = f"line {stored.seq}"
    if stored.leaf != leaf_hash(stored.line.encode()).hex():
        yield Finding(LINE, where, "it was changed: its hash does not fit")
    if content is None:
        yield Finding(LINE, where, "it is not a line of the record")
        return
    if content.get("prev") != prev:
        yield Finding(LINE, where, "it does not follow from the line before it")
    columns = (stored.seq, stored.action, stored.thing, stored.at)
    if columns != tuple(content.get(name) for name in ("seq", "action", "object", "at")):
        yield Finding(LINE, where, "the columns beside it say something else")
