"""Writing the record. The frame around every action is the only caller (see workflow.frame)."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import connection

from almoner.ground.audit import tree
from almoner.ground.audit.models import Line, Reason
from almoner.ground.core.rows import digest

CODE = re.compile(r"[A-Za-z0-9_.:/+\-]{0,80}")
POSTGRES_LOCK = 6_962
FIRST = "0" * 64
GONE = "gone"
# Plain SQL, for what every action does: most of its time was spent around the statement.
LAST = "SELECT seq, line, leaf FROM audit_line ORDER BY seq DESC LIMIT 1"
NODE = "SELECT value FROM audit_node WHERE level = %s AND position = %s"
KEEP_NODE = "INSERT INTO audit_node (level, position, value) VALUES (%s, %s, %s)"


@dataclass
class Entry:
    """What one action did. `rows` maps row names to digests (`gone` for a removed row)."""

    at: datetime
    actor: str
    role: str
    action: str
    clause: str
    thing: str
    rows: dict[str, str] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    reason: str = ""


class FreeText(ValueError):
    """Words were about to enter the record; only codes and numbers may."""


def is_code(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return all(is_code(one) for one in value)
    if isinstance(value, str):
        return CODE.fullmatch(value) is not None
    return value is None or isinstance(value, (bool, int))


def refuse_free_text(entry: Entry) -> None:
    fixed = [("actor", entry.actor), ("role", entry.role), ("object", entry.thing), ("rows", [*entry.rows])]
    for name, value in [*fixed, *entry.facts.items()]:
        if not is_code(value):
            raise FreeText(f"{entry.action}: “{name}” may hold codes and numbers only.")


def canonical_line(seq: int, prev: str, entry: Entry, reason_digest: str) -> str:
    refuse_free_text(entry)
    moment = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    content = {
        "seq": seq, "prev": prev, "at": moment, "actor": entry.actor, "role": entry.role,
        "action": entry.action, "clause": entry.clause, "object": entry.thing,
        "rows": entry.rows, "facts": entry.facts, "reason": reason_digest,
    }  # fmt: skip
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


def stored(level: int, position: int) -> bytes:
    """A stored subtree hash; level 0 is the line's own leaf."""
    if level == 0:
        return bytes.fromhex(Line.objects.values_list("leaf", flat=True).get(seq=position))
    with connection.cursor() as cursor:
        cursor.execute(NODE, [level, position])
        return bytes.fromhex(cursor.fetchone()[0])


def one_writer() -> None:
    """Wait until no other action is under way, until this transaction ends; SQLite lets in only one anyway.

    Taken before any row is locked, so that two actions never wait for each other.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POSTGRES_LOCK])


def append(entry: Entry) -> Line:
    """Add the line, its leaf and the subtrees it completes, within the caller's transaction."""
    one_writer()
    seq, prev, leaf_before = last_line()
    reason = Reason(line_id=seq, text=entry.reason)
    text = canonical_line(seq, prev, entry, digest(reason) if entry.reason else "")
    leaf = tree.leaf_hash(text.encode())
    line = Line(seq=seq, line=text, leaf=leaf.hex(), action=entry.action, thing=entry.thing, at=entry.at)
    line.save(force_insert=True)
    keep_nodes(tree.completed(seq, leaf, beside(leaf_before)))
    if entry.reason:
        reason.save(force_insert=True)
    return line


def last_line() -> tuple[int, str, str]:
    """Of the line to come: its number, what it says of the line before, and that line's leaf."""
    with connection.cursor() as cursor:
        cursor.execute(LAST)
        last = cursor.fetchone()
    return (last[0] + 1, after(last[1]), last[2]) if last else (0, FIRST, "")


def after(line: str) -> str:
    """What the next line says of this one."""
    return hashlib.sha256(line.encode()).hexdigest()


def beside(leaf_before: str) -> tree.Lookup:
    """Looks up what is stored; the leaf just before the new one is in hand already."""
    return lambda level, position: stored(level, position) if level else bytes.fromhex(leaf_before)


def keep_nodes(full: list[tuple[int, int, bytes]]) -> None:
    if full:
        rows = [(level, position, value.hex()) for level, position, value in full]
        with connection.cursor() as cursor:
            cursor.executemany(KEEP_NODE, rows)
