"""The full-text index, in each database's own way. A later change of the table must make it anew on SQLite,
where Django rebuilds a table by copying it and its triggers are lost."""

from django.db import migrations

from almoner.ground.search import engines


def make(apps, schema_editor):
    run(schema_editor, engines.SQLITE, engines.POSTGRES)


def unmake(apps, schema_editor):
    run(schema_editor, engines.SQLITE_AWAY, engines.POSTGRES_AWAY)


def run(schema_editor, on_sqlite, on_postgres):
    statements = on_postgres if schema_editor.connection.vendor == "postgresql" else on_sqlite
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
