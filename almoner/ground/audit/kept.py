"""Rows of protected tables as they lie in the database now, read strictly, without the models' kindness."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models

from almoner.ground.core.rows import Kept, as_line, digest_of, plain_value

CHUNK = 500
Column = tuple["models.Field[Any, Any]", models.Expression, list[Any]]


def kept_models() -> list[type[Kept]]:
    """Every table whose rows the record protects, by name."""
    return sorted(
        (model for model in apps.get_models() if issubclass(model, Kept)),
        key=lambda model: model._meta.db_table,
    )


def rows_now(model: type[Kept]) -> Iterator[tuple[str, str, str]]:
    """Each row's name, canonical line and digest, in the order of the key."""
    key = model._meta.pk.attname
    for values in table_now(model):
        content = as_line(values)
        yield f"{model._meta.db_table}:{values[key]}", content, digest_of(values["digest_salt"], content)


def table_now(model: type[models.Model]) -> Iterator[dict[str, object]]:
    """Every row of a table as plain values, in the order of the key, a few at a time in memory."""
    columns = [read_as(field) for field in model._meta.concrete_fields]
    with connection.chunked_cursor() as cursor:
        cursor.execute(selection(model))
        while found := cursor.fetchmany(CHUNK):
            for raw in found:
                yield {
                    column[0].attname: strict(column, value)
                    for column, value in zip(columns, raw, strict=True)
                }


def selection(model: type[models.Model]) -> str:
    """On SQLite a `+` before a column gives its value as it lies; its declared type would be read in."""
    quote, bare = connection.ops.quote_name, "+" if connection.vendor == "sqlite" else ""
    wanted = ", ".join(f"{bare}{quote(field.column)}" for field in model._meta.concrete_fields)
    return f"SELECT {wanted} FROM {quote(model._meta.db_table)} ORDER BY {quote(model._meta.pk.column)}"


def read_as(field: "models.Field[Any, Any]") -> Column:
    """A column with what turns the database's value into ours, as in any query."""
    expression = field.get_col(field.model._meta.db_table)
    converters = connection.ops.get_db_converters(expression) + expression.get_db_converters(connection)
    return field, expression, converters


def strict(column: Column, raw: Any) -> object:
    """The value as in the digest; what the column should not be able to hold is shown as it lies."""
    field, expression, converters = column
    unreadable = f"unreadable {raw!r}"
    if isinstance(field, models.IntegerField) and not isinstance(raw, int | None):
        return unreadable
    value = raw
    try:
        for convert in converters:
            value = convert(value, expression, connection)
        value = plain_value(field, value)
    except (ValueError, TypeError, AttributeError, ValidationError):
        return unreadable
    lost = value is None and raw is not None and not isinstance(field, models.JSONField)
    return unreadable if lost else value
