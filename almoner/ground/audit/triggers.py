"""Database triggers that refuse any change to an append-only table, on both databases."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("audit_line", "audit_node", "audit_checkpoint")
SAYS = "the record is append-only"


def statements(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    return [
        "CREATE OR REPLACE FUNCTION almoner_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$",
        f"CREATE TRIGGER {table}_keeps_rows BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION almoner_append_only()",
        f"CREATE TRIGGER {table}_keeps_all BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION almoner_append_only()",
    ]


def names(vendor: str, table: str) -> list[str]:
    kinds = ("update", "delete") if vendor == "sqlite" else ("rows", "all")
    return [f"{table}_keeps_{kind}" for kind in kinds]


def install(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = TABLES) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            for statement in statements(connection.vendor, table):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = TABLES) -> None:
    """Only for tests that must empty the tables between runs, and for undoing the migration."""
    with connection.cursor() as cursor:
        for table in tables:
            for name in names(connection.vendor, table):
                where = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")
