"""Checking the stored subtree hashes, level by level, against the leaves."""

from collections.abc import Iterator
from itertools import zip_longest

from almoner.ground.audit.findings import TREE, Finding
from almoner.ground.audit.models import Line, Node
from almoner.ground.audit.tree import node_hash

CHUNK = 500


def tree_findings() -> Iterator[Finding]:
    """The first wrong hash of each level; each level is right if it follows from the one below."""
    below, count, level = leaves(), Line.objects.count() // 2, 1
    while count:
        yield from first_wrong(level, pairs(below), stored_at(level))
        below = (value for _, value in stored_at(level))
        count, level = count // 2, level + 1
    if Node.objects.filter(level__gte=level).exists() or Node.objects.filter(level__lt=1).exists():
        yield Finding(TREE, "tree", "it holds hashes of lines that are not there")


def leaves() -> Iterator[bytes]:
    for value in Line.objects.order_by("seq").values_list("leaf", flat=True).iterator(CHUNK):
        yield hash_in(value)


def stored_at(level: int) -> Iterator[tuple[int, bytes]]:
    rows = Node.objects.filter(level=level).order_by("position").values_list("position", "value")
    for position, value in rows.iterator(CHUNK):
        yield position, hash_in(value)


def pairs(below: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """What the level above should hold; a last hash without a neighbour waits."""
    for position, (left, right) in enumerate(zip(below, below, strict=False)):
        yield position, node_hash(left, right)


def first_wrong(
    level: int, expected: Iterator[tuple[int, bytes]], stored: Iterator[tuple[int, bytes]]
) -> Iterator[Finding]:
    for number, (should, does) in enumerate(zip_longest(expected, stored)):
        if should != does:
            yield Finding(TREE, f"tree level {level}", f"the stored hash {number} is not that of the lines")
            return


def hash_in(text: object) -> bytes:
    try:
        return bytes.fromhex(str(text))
    except ValueError:
        return b""
