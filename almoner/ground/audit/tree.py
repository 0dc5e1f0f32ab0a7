"""The RFC 6962 Merkle tree, over stored subtree hashes: appending and proving cost a few look-ups."""

import hashlib
from collections.abc import Callable

Lookup = Callable[[int, int], bytes]


def leaf_hash(line: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def completed(index: int, leaf: bytes, lookup: Lookup) -> list[tuple[int, int, bytes]]:
    """The full subtrees (level, position, hash) that leaf number `index` completes."""
    found: list[tuple[int, int, bytes]] = []
    level, position, value = 0, index, leaf
    while position % 2:
        value = node_hash(lookup(level, position - 1), value)
        level, position = level + 1, position // 2
        found.append((level, position, value))
    return found


def peaks(start: int, end: int) -> list[tuple[int, int]]:
    """The full subtrees (level, position) that tile leaves `start` to `end`, left to right.

    `start` must be a multiple of the largest of them, as it is within RFC 6962's recursion.
    """
    tiles: list[tuple[int, int]] = []
    while start < end:
        level = (end - start).bit_length() - 1
        tiles.append((level, start >> level))
        start += 1 << level
    return tiles


def subtree(start: int, end: int, lookup: Lookup) -> bytes:
    """The hash of leaves `start` up to but not including `end`."""
    tiles = peaks(start, end)
    value = lookup(*tiles[-1])
    for tile in reversed(tiles[:-1]):
        value = node_hash(lookup(*tile), value)
    return value


def root(size: int, lookup: Lookup) -> bytes:
    return subtree(0, size, lookup) if size else hashlib.sha256(b"").digest()


def inclusion_proof(index: int, size: int, lookup: Lookup) -> list[bytes]:
    """RFC 6962 audit path for leaf `index` in a tree of `size` leaves, nearest sibling first."""
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        split = start + (1 << ((end - start - 1).bit_length() - 1))
        if index < split:
            path.append(subtree(split, end, lookup))
            end = split
        else:
            path.append(subtree(start, split, lookup))
            start = split
    return path[::-1]
