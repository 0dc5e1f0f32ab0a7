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
                    name='Area',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('code', models.CharField(max_length=8, unique=True)),
                        ('ons_code', models.CharField(blank=True, max_length=9, verbose_name='ONS code')),
                        ('name', models.CharField(max_length=80)),
                        ('kind', models.CharField(choices=[('district', 'District'), ('unitary', 'Unitary')], max_length=20)),
                        ('population', models.PositiveIntegerField(default=0)),
                        ('row', models.PositiveSmallIntegerField(default=0)),
                        ('column', models.PositiveSmallIntegerField(default=0)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='areas.area')),
                    ],
                    options={
                        'ordering': ('name',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='area_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='PostcodeArea',
                    fields=[
                        ('postcode', models.CharField(max_length=7, primary_key=True, serialize=False)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                    ],
                    options={
                        'ordering': ('postcode',),
                    },
                ),
            ],
        ),
    ]
