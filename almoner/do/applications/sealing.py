"""What exactly was sent: one canonical text of a bid, and its digest (R4.9-4)."""

import hashlib

from almoner.do.applications import parts
from almoner.do.applications.gathering import Whole, whole_of
from almoner.do.applications.models import Application
from almoner.do.applications.parts import PartRow
from almoner.do.applications.writing import BASICS, DECLARATIONS
from almoner.ground.core.rows import as_line, plain_value

SEALED = {
    parts.PRIORITY: ("a", "c", "place"),
    parts.AREA: ("a", "n"),
    parts.BUDGET: ("a", "b", "n", "m", "place"),
    parts.MATCH: ("a", "b", "c", "d", "n", "place"),
    parts.PARTNER: ("a", "b", "n"),
    parts.DOCUMENT: ("place", "e"),
}


def text_of(whole: Whole) -> str:
    """The bid's own columns, its parts and its answers as one line of canonical JSON; no names of others."""
    bid = whole.bid
    columns = {}
    for name in sorted(BASICS | DECLARATIONS):
        field = Application._meta.get_field(name)
        columns[name] = plain_value(field, getattr(bid, field.attname))  # type: ignore[arg-type,union-attr]
    return as_line(
        {
            "reference": bid.reference,
            "columns": columns,
            "parts": {kind: [of_row(row) for row in whole.parts.of(kind)] for kind in SEALED},
            "answers": {key: value for key, value in whole.answers.items() if value is not None},
        }
    )


def of_row(row: PartRow) -> list[object]:
    return [getattr(row, name) for name in SEALED[row.kind]]


def digest_of(whole: Whole) -> str:
    return hashlib.sha256(text_of(whole).encode()).hexdigest()


def is_as_sent(bid: Application) -> bool:
    """Does the bid still say, to the letter, what was sent?"""
    return bool(bid.frozen_digest) and digest_of(whole_of(bid)) == bid.frozen_digest
