from django.apps import apps as installed
from django.db import migrations

from almoner.ground.audit import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection, installed.get_app_config("questions").guards)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection, installed.get_app_config("questions").guards)


class Migration(migrations.Migration):
    dependencies = [("questions", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
