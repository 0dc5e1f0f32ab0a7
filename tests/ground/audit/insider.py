"""Somebody with the database's password: raw changes to rows, and what of them must be found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from almoner.ground.core.rows import Kept

CHANGE, DELETE, INSERT = "change", "delete", "insert"
FAR = 1_000_003
Model = type[Kept]


@dataclass(frozen=True)
class Deed:
    """One raw change of one table: of a column, or of a whole row."""

    model: Model
    verb: str
    column: str = ""


def deeds(model: Model) -> list[Deed]:
    """Every column changed, a row deleted, a row inserted."""
    columns = [Deed(model, CHANGE, field.column) for field in model._meta.concrete_fields]
    return [*columns, Deed(model, DELETE), Deed(model, INSERT)]


def raw_rows(model: Model) -> list[dict[str, Any]]:
    names = [field.column for field in model._meta.concrete_fields]
    wanted = ", ".join(quoted(name) for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {wanted} FROM {quoted(model._meta.db_table)}")
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def do(deed: Deed, row: dict[str, Any], random: Random) -> set[str]:
    """Do it to this row; gives the names that must be found, or none if the database itself refuses."""
    if deed.verb == CHANGE:
        return change(deed, row, random)
    return delete(deed, row) if deed.verb == DELETE else insert(deed, row, random)


def change(deed: Deed, row: dict[str, Any], random: Random) -> set[str]:
    table, key = deed.model._meta.db_table, deed.model._meta.pk.column
    field = next(one for one in deed.model._meta.concrete_fields if one.column == deed.column)
    ours = f"{table}:{row[key]}"
    for value in others(field, row[deed.column], random):
        where = f"UPDATE {quoted(table)} SET {quoted(deed.column)} = %s WHERE {quoted(key)} = %s"
        if run(where, [value, row[key]]):
            return {ours, f"{table}:{value}"} if deed.column == key else {ours}
    return set()


def delete(deed: Deed, row: dict[str, Any]) -> set[str]:
    table, key = deed.model._meta.db_table, deed.model._meta.pk.column
    done = run(f"DELETE FROM {quoted(table)} WHERE {quoted(key)} = %s", [row[key]])
    return {f"{table}:{row[key]}"} if done else set()


def insert(deed: Deed, row: dict[str, Any], random: Random) -> set[str]:
    """A copy of the row under another key, with other values where the database wants each but once."""
    table, key = deed.model._meta.db_table, deed.model._meta.pk.column
    alone = {field.column for field in deed.model._meta.concrete_fields if field.unique}
    for attempt in range(6):
        copy = dict(row)
        for field in deed.model._meta.concrete_fields:
            if field.column in alone or attempt > 2:
                choices = list(others(field, row[field.column], random))
                copy[field.column] = choices[attempt % len(choices)]
        names = ", ".join(quoted(name) for name in copy)
        marks = ", ".join(["%s"] * len(copy))
        if run(f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})", list(copy.values())):
            return {f"{table}:{copy[key]}"}
    return set()


def run(statement: str, values: list[Any]) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.rowcount == 1
    except DatabaseError:
        return False


def others(field: "models.Field[Any, Any]", raw: Any, random: Random) -> Iterator[Any]:
    """Other values for a column, the likeliest to be accepted first."""
    kind = field.target_field if field.remote_field else field
    found = list(of_kind(kind, raw, field.primary_key or field.unique or bool(field.remote_field)))
    if field.null and raw is not None and random.random() < 0.3:
        found.insert(0, None)
    yield from (value for value in found if value != raw or type(value) is not type(raw))


def of_kind(kind: "models.Field[Any, Any]", raw: Any, alone: bool) -> list[Any]:
    if isinstance(kind, models.JSONField):
        return [json.dumps([json.loads(raw)] if raw is not None else {"x": 1}), json.dumps("x")]
    if isinstance(kind, models.BooleanField):
        return [not raw] if connection.vendor == "postgresql" else [0 if raw else 1]
    if isinstance(kind, models.IntegerField):
        near = [(raw or 0) + 1, (raw or 0) - 1, 1, 2, 0]
        return [(raw or 0) + FAR + n for n in range(6)] if alone else near
    if isinstance(kind, models.DateTimeField):
        return moments(raw)
    if isinstance(kind, models.DateField):
        days = [
            date.fromisoformat(str(raw or "2001-01-01")) + timedelta(days=step)
            for step in (1, -1, 900, 36_525)
        ]
        return [str(day) for day in days]
    if isinstance(kind, models.TimeField):
        return ["01:02:03", "03:02:01"]
    text = raw or ""
    return [f"{text[:-1]}{letter}" for letter in "xyz0" if not text.endswith(letter)]


def moments(raw: Any) -> list[Any]:
    """A microsecond, a day and many years away."""
    moment = datetime.fromisoformat(str(raw or "2001-01-01 00:00:00+00:00"))
    steps = (timedelta(microseconds=1), timedelta(days=-1), timedelta(days=36_525))
    return [str(moment + step) for step in steps]
