"""Drawing a sample that anybody can draw again: the awards whose digest with the seed comes first."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Row = TypeVar("Row")
MOST = 500


def digest(seed: str, reference: str) -> str:
    """SHA-256 of `seed:reference`, in hexadecimal."""
    return hashlib.sha256(f"{seed}:{reference}".encode()).hexdigest()


def sample(rows: Sequence[tuple[str, Row]], *, many: int, seed: str) -> list[Row]:
    """`many` of the rows (reference, row), in the order of their digests with the seed."""
    drawn = sorted(rows, key=lambda one: digest(seed, one[0]))
    return [row for _, row in drawn[: max(0, min(many, MOST))]]
