import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Checkpoint',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('size', models.BigIntegerField(unique=True)),
                        ('root', models.CharField(max_length=64)),
                        ('text', models.TextField()),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ('-size',),
                    },
                ),
                migrations.CreateModel(
                    name='Line',
                    fields=[
                        ('seq', models.BigIntegerField(primary_key=True, serialize=False)),
                        ('line', models.TextField()),
                        ('leaf', models.CharField(max_length=64)),
                        ('action', models.CharField(db_index=True, max_length=60)),
                        ('thing', models.CharField(db_index=True, max_length=80)),
                        ('at', models.DateTimeField(db_index=True)),
                    ],
                    options={
                        'ordering': ('seq',),
                    },
                ),
                migrations.CreateModel(
                    name='Reason',
                    fields=[
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='reason', serialize=False, to='audit.line')),
                        ('text', models.TextField()),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Node',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('level', models.SmallIntegerField()),
                        ('position', models.BigIntegerField()),
                        ('value', models.CharField(max_length=64)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('level', 'position'), name='node_once')],
                    },
                ),
            ],
        ),
    ]
