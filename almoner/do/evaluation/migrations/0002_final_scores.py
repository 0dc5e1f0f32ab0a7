from django.db import migrations

from almoner.do.evaluation.triggers import GUARDS
from almoner.ground.audit import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection, GUARDS)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection, GUARDS)


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
