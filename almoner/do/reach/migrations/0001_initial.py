import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('agreements', '0001_initial'),
        ('areas', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Reach',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('ways', models.JSONField(default=list)),
                        ('hours', models.CharField(blank=True, max_length=200, verbose_name='when it is open')),
                        ('languages', models.CharField(blank=True, max_length=200, verbose_name='languages, and how interpreters come')),
                        ('reason', models.TextField(blank=True, verbose_name='why it does not reach every area')),
                        ('said_at', models.DateTimeField()),
                        ('contract', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reach', to='agreements.contract')),
                    ],
                    options={
                        'ordering': ('contract',),
                    },
                ),
                migrations.CreateModel(
                    name='CoFunder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('name', models.CharField(max_length=160)),
                        ('financial_year', models.CharField(db_index=True, max_length=7)),
                        ('amount_pence', models.BigIntegerField()),
                        ('leads', models.BooleanField(default=False, verbose_name='leads the commissioning')),
                        ('source', models.CharField(max_length=200, verbose_name='agreement or letter in which it stands')),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='co_funders', to='agreements.contract')),
                    ],
                    options={
                        'ordering': ('-financial_year', 'name'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='co_funder_positive'), models.UniqueConstraint(fields=('contract', 'name', 'financial_year'), name='co_funder_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReachArea',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reached_by', to='areas.area')),
                        ('reach', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='reach.reach')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('reach', 'area'), name='reach_area_once')],
                    },
                ),
            ],
        ),
    ]
