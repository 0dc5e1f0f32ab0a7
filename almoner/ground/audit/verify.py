"""Checking everything that is kept against the record and its checkpoints. Reads only."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import DatabaseError, connection

from almoner.ground.audit import chain, keys, notes, triggers
from almoner.ground.audit.findings import CHECKPOINT, ROW, TRIGGER, Finding
from almoner.ground.audit.kept import kept_models, rows_now, table_now
from almoner.ground.audit.latest import Latest
from almoner.ground.audit.models import Checkpoint, Line
from almoner.ground.audit.nodes import tree_findings
from almoner.ground.core.rows import Kept


def verify(
    held: Iterable[str] = (), *, known: list[notes.PublicKey] | None = None, most: int = 1_000
) -> list[Finding]:
    """What is wrong, at most so many findings; nothing when all is well.

    `held`: texts of checkpoints that others kept. Only these show a record that was written anew as a whole.
    """
    with snapshot():
        return list(islice(findings(held, keys.public_keys() if known is None else known), most))


def findings(held: Iterable[str], known: list[notes.PublicKey]) -> Iterator[Finding]:
    latest = Latest()
    try:
        claims: list[notes.Claim] = []
        yield from ours(claims, known)
        yield from theirs(claims, held, known)
        yield from chain.check(lines(), claims, latest.take)
        yield from tree_findings()
        yield from all_rows(latest)
        yield from guards()
    finally:
        latest.close()


def ours(claims: list[notes.Claim], known: list[notes.PublicKey]) -> Iterator[Finding]:
    """Read our own checkpoints into `claims`."""
    for checkpoint in Checkpoint.objects.order_by("size"):
        where = f"checkpoint {checkpoint.size}"
        try:
            claim = notes.read(checkpoint.text, known)
        except notes.NotACheckpoint as no:
            yield Finding(CHECKPOINT, where, str(no))
            continue
        claims.append(claim)
        if claim != notes.Claim(checkpoint.size, checkpoint.root):
            yield Finding(CHECKPOINT, where, "the columns beside it say something else")


def theirs(claims: list[notes.Claim], held: Iterable[str], known: list[notes.PublicKey]) -> Iterator[Finding]:
    """Read into `claims` the checkpoints that others hold."""
    for text in held:
        found = list(notes.split(text))
        if not found:
            yield Finding(CHECKPOINT, "a checkpoint held elsewhere", "The text is not that of a checkpoint.")
        for one in found:
            try:
                claims.append(notes.read(one, known))
            except notes.NotACheckpoint as no:
                yield Finding(CHECKPOINT, "a checkpoint held elsewhere", str(no))


def lines() -> Iterator[chain.Stored]:
    for row in table_now(Line):
        seq = row["seq"] if isinstance(row["seq"], int) else -1
        rest = [str(row[name]) for name in ("line", "leaf", "action", "thing", "at")]
        yield chain.Stored(seq, *rest)


def all_rows(latest: Latest) -> Iterator[Finding]:
    models = kept_models()
    for model in models:
        yield from row_findings(model, latest)
    for table in sorted(latest.tables() - {model._meta.db_table for model in models}):
        yield Finding(ROW, table, "the record protects rows of this table, and it is not there")


def row_findings(model: type[Kept], latest: Latest) -> Iterator[Finding]:
    """What is wrong with the rows of one table, given what the record last said of each."""
    table = model._meta.db_table
    try:
        yield from latest.compare(table, ((name, digest) for name, _, digest in rows_now(model)))
    except DatabaseError:
        yield Finding(ROW, table, "it holds something that cannot be read")


def guards() -> Iterator[Finding]:
    for guard in triggers.missing(connection):
        yield Finding(TRIGGER, guard.table, "the database no longer refuses to change it")


@contextmanager
def snapshot() -> Iterator[None]:
    """See one moment of the database while others go on writing."""
    if connection.in_atomic_block:
        yield
        return
    begin = (
        "BEGIN DEFERRED"
        if connection.vendor == "sqlite"
        else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    )
    triggers.run(connection, [begin])
    try:
        yield
    finally:
        triggers.run(connection, ["ROLLBACK"])
