"""The two databases' ways of the same search: FTS5 in SQLite, tsvector in PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

TABLE = "search_searchentry"
WORDS = "search_words"
COUNTED = "search_counted"

SQLITE = (
    f"CREATE VIRTUAL TABLE {WORDS} USING fts5(title, body, content='{TABLE}', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    f"CREATE VIRTUAL TABLE {COUNTED} USING fts5vocab({WORDS}, 'row')",
    f"CREATE TRIGGER {WORDS}_added AFTER INSERT ON {TABLE} BEGIN "
    f"INSERT INTO {WORDS}(rowid, title, body) VALUES (new.id, new.title, new.body); END",
    f"CREATE TRIGGER {WORDS}_gone AFTER DELETE ON {TABLE} BEGIN "
    f"INSERT INTO {WORDS}({WORDS}, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); END",
    f"CREATE TRIGGER {WORDS}_changed AFTER UPDATE OF title, body ON {TABLE} BEGIN "
    f"INSERT INTO {WORDS}({WORDS}, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); "
    f"INSERT INTO {WORDS}(rowid, title, body) VALUES (new.id, new.title, new.body); END",
)
SQLITE_AWAY = (
    *(f"DROP TRIGGER IF EXISTS {WORDS}_{verb}" for verb in ("added", "gone", "changed")),
    f"DROP TABLE IF EXISTS {COUNTED}",
    f"DROP TABLE IF EXISTS {WORDS}",
)
POSTGRES = (
    f"ALTER TABLE {TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS "
    "(setweight(to_tsvector('simple'::regconfig, title), 'A') || "
    "setweight(to_tsvector('simple'::regconfig, body), 'D')) STORED",
    f"CREATE INDEX {WORDS} ON {TABLE} USING gin (words)",
)
POSTGRES_AWAY = (f"DROP INDEX IF EXISTS {WORDS}", f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS words")

SQLITE_FIND = (
    f"SELECT e.kind, e.key FROM {WORDS} w JOIN {TABLE} e ON e.id = w.rowid WHERE {WORDS} MATCH %s {{more}} "
    "ORDER BY bm25(search_words, 8.0, 1.0) * e.boost, e.id DESC LIMIT %s"
)
POSTGRES_FIND = (
    f"SELECT e.kind, e.key FROM {TABLE} e, to_tsquery('simple', %s) q WHERE e.words @@ q {{more}} "
    "ORDER BY ts_rank('{{0.1, 0.2, 0.4, 1.0}}', e.words, q, 1) * e.boost DESC, e.id DESC LIMIT %s"
)
SQLITE_COUNT = f"SELECT term, doc FROM {COUNTED} WHERE term IN ({{marks}})"
POSTGRES_COUNT = (
    "SELECT term, (SELECT count(*) FROM "
    f"(SELECT 1 FROM {TABLE} e WHERE e.words @@ to_tsquery('simple', term) LIMIT %s) seen) "
    "FROM unnest(%s::text[]) term"
)
COMMON = 1_000


def is_postgres() -> bool:
    return connection.vendor == "postgresql"


def rows_of(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def every_word(words: Sequence[str]) -> str:
    """A query for entries that have all the words, each as a beginning."""
    if is_postgres():
        return " & ".join(f"{word}:*" for word in words)
    return " ".join(f'"{word}"*' for word in words)


def any_word(words: Sequence[str]) -> str:
    if is_postgres():
        return " | ".join(words)
    return " OR ".join(f'"{word}"' for word in words)


def matching(query: str, *, kinds: Sequence[str], scopes: Sequence[str], limit: int) -> list[tuple[str, str]]:
    """Kind and key of what matches, the best first."""
    more, values = "", [query]
    for column, among in (("kind", kinds), ("scope", scopes)):
        if among:
            more += f" AND e.{column} IN ({', '.join(['%s'] * len(among))})"
            values += among
    sql = (POSTGRES_FIND if is_postgres() else SQLITE_FIND).format(more=more)
    return [(kind, key) for kind, key in rows_of(sql, [*values, limit])]


def entries_with(words: Sequence[str]) -> dict[str, int]:
    """How many entries have each word; a thousand and more is all one."""
    if is_postgres():
        return dict(rows_of(POSTGRES_COUNT, [COMMON, list(words)]))
    marks = ", ".join(["%s"] * len(words))
    return {word: min(count, COMMON) for word, count in rows_of(SQLITE_COUNT.format(marks=marks), words)}
