"""Database triggers that refuse changes to rows, the same on SQLite and PostgreSQL.

A room lists its guards in its AppConfig (`guards = (...)`) and installs them in a migration of its own.
Every trigger's name contains `_keeps_`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

UPDATE, DELETE, INSERT = "UPDATE", "DELETE", "INSERT"


@dataclass(frozen=True)
class Guard:
    """Refuse `verbs` on `table`, always or `when` a condition over OLD (NEW for INSERT) is true.

    `when` must be SQL that both databases read. Two guards on one table need different `label`s.
    """

    table: str
    verbs: tuple[str, ...] = (UPDATE, DELETE)
    when: str = "1 = 1"
    says: str = "the record is append-only"
    label: str = "rows"

    def names(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f"{self.table}_keeps_{self.label}_{verb.lower()}" for verb in self.verbs]
        return [self.name] + ([f"{self.name}_all"] if DELETE in self.verbs else [])

    @property
    def name(self) -> str:
        return f"{self.table}_keeps_{self.label}"

    def create(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [
                f"CREATE TRIGGER {name} BEFORE {verb} ON {self.table} WHEN {self.when} "
                f"BEGIN SELECT RAISE(ABORT, '{self.says}'); END"
                for name, verb in zip(self.names(vendor), self.verbs, strict=True)
            ]
        return [self.function(), *self.on_postgres()]

    def function(self) -> str:
        """TRUNCATE has no row to look at, so it is refused always."""
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION '{self.says}'; END IF; "
            f"IF {self.when} THEN RAISE EXCEPTION '{self.says}'; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )

    def on_postgres(self) -> Iterator[str]:
        verbs = " OR ".join(self.verbs)
        yield (
            f"CREATE TRIGGER {self.name} BEFORE {verbs} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()"
        )
        if DELETE in self.verbs:
            yield (
                f"CREATE TRIGGER {self.name}_all BEFORE TRUNCATE ON {self.table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {self.name}()"
            )

    def drop(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f"DROP TRIGGER IF EXISTS {name}" for name in self.names(vendor)]
        gone = [f"DROP TRIGGER IF EXISTS {name} ON {self.table}" for name in self.names(vendor)]
        return [*gone, f"DROP FUNCTION IF EXISTS {self.name}()"]


RECORD = (
    Guard("audit_line"),
    Guard("audit_node"),
    Guard("audit_checkpoint"),
    Guard("audit_reason", verbs=(UPDATE,)),
)


def install(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> None:
    run(connection, [statement for guard in guards for statement in guard.create(connection.vendor)])


def remove(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> None:
    run(connection, [statement for guard in guards for statement in guard.drop(connection.vendor)])


def run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    """Without parameters, so that a per cent sign in a guard's condition is only itself."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def expected() -> list[Guard]:
    """The guards of every room."""
    return [guard for config in apps.get_app_configs() for guard in getattr(config, "guards", ())]


def present(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the guarding triggers that the database has and obeys."""
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall() if "_keeps_" in name}


def missing(connection: BaseDatabaseWrapper) -> list[Guard]:
    """Guards that a later change of a table, or somebody, has taken away."""
    known = present(connection)
    return [guard for guard in expected() if not known.issuperset(guard.names(connection.vendor))]
