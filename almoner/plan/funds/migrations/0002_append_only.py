from django.db import migrations

from almoner.ground.audit import triggers
from almoner.ground.audit.triggers import Guard

GUARDS = (
    Guard("funds_ledgerrow", says="the ledger is append-only"),
    Guard("funds_receipt", says="receipts are append-only"),
)


def install(apps, schema_editor):
    triggers.install(schema_editor.connection, GUARDS)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection, GUARDS)


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
