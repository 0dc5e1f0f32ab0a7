"""What a slow builder made once in this process, put back as rows when it is asked for from nothing again.

A panel with scores or a signed sheet takes dozens of actions, and hundreds of tests begin with one. A builder
marked `@once_made` runs whole the first time; its rows and what it gave are kept. When a later test has done
no action yet, the rows are inserted as they were and a copy of what it gave is handed out. Otherwise it runs.
"""

import copy
import functools
from collections.abc import Callable
from datetime import date
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction

from almoner.ground.core import clock

Given = ParamSpec("Given")
Made = TypeVar("Made")
Rows = list[tuple[type[models.Model], list[tuple[Any, ...]]]]
KEPT: dict[tuple[Any, ...], tuple[Rows, Any]] = {}
SIMPLE = (str, int, bool, date, type(None))
NOT_OURS = ("django_", "auth_", "account_", "socialaccount_", "mfa_", "sites_")


def once_made(builder: Callable[Given, Made]) -> Callable[Given, Made]:
    @functools.wraps(builder)
    def build(*args: Given.args, **named: Given.kwargs) -> Made:
        if not all(is_simple(one) for one in (*args, *named.values())) or not nothing_was_done():
            return builder(*args, **named)
        key = (builder, args, tuple(sorted(named.items())), clock.today(), settings.HOME)
        if key not in KEPT:
            result = builder(*args, **named)
            KEPT[key] = (rows_now(), copy.deepcopy(result))
            return result
        rows, result = KEPT[key]
        put_back(rows)
        return copy.deepcopy(result)

    return build


def is_simple(value: object) -> bool:
    return all(map(is_simple, value)) if isinstance(value, tuple) else isinstance(value, SIMPLE)


def nothing_was_done() -> bool:
    """Every row of a test is made by an action, and every action has its line."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM audit_line LIMIT 1")
        return cursor.fetchone() is None


@functools.cache
def tables() -> dict[type[models.Model], tuple[str, str]]:
    """Each of our tables with a statement that reads it whole, and one that adds a row."""
    ours = (one for one in apps.get_models(include_auto_created=True) if one._meta.managed)
    return {one: statements(one) for one in ours if not one._meta.db_table.startswith(NOT_OURS)}


def statements(model: type[models.Model]) -> tuple[str, str]:
    quote = connection.ops.quote_name
    columns = [field.column for field in model._meta.concrete_fields]
    table, names = quote(model._meta.db_table), ", ".join(quote(one) for one in columns)
    places = ", ".join(["%s"] * len(columns))
    return (
        f"SELECT {names} FROM {table} ORDER BY {quote(model._meta.pk.column)}",
        f"INSERT INTO {table} ({names}) VALUES ({places})",
    )


def rows_now() -> Rows:
    found: Rows = []
    with connection.cursor() as cursor:
        for model, (read, _) in tables().items():
            cursor.execute(read)
            if rows := cursor.fetchall():
                found.append((model, rows))
    return found


def put_back(rows: Rows) -> None:
    """The last tables first: a frozen form refuses a new question, but not one that was there before it."""
    filled = [model for model, _ in rows]
    with transaction.atomic(), connection.cursor() as cursor:
        for model, many in reversed(rows):
            cursor.executemany(tables()[model][1], many)
        if count_on := connection.ops.sequence_reset_sql(no_style(), filled):
            cursor.execute(" ".join(count_on))
