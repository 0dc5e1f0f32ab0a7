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
                    name='PolicePlan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('title', models.CharField(max_length=160)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('website', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'ordering': ('-starts_on',),
                    },
                ),
                migrations.CreateModel(
                    name='Priority',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('code', models.CharField(max_length=8, unique=True)),
                        ('title', models.CharField(max_length=160)),
                        ('description', models.TextField(blank=True)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='priorities.policeplan')),
                    ],
                    options={
                        'verbose_name_plural': 'priorities',
                        'ordering': ('plan', 'position'),
                    },
                ),
                migrations.CreateModel(
                    name='Continuation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('new', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='continues', to='priorities.priority')),
                        ('old', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='priorities.priority')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('old', 'new'), name='continuation_once')],
                    },
                ),
            ],
        ),
    ]
