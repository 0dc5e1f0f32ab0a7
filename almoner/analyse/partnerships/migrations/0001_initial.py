import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Partnership',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('code', models.CharField(max_length=12, unique=True)),
                        ('name', models.CharField(max_length=160)),
                        ('kind', models.CharField(choices=[('csp', 'Community Safety Partnership'), ('police', 'Police'), ('cvs', 'Council for Voluntary Service')], max_length=8)),
                        ('contact_name', models.CharField(blank=True, max_length=120)),
                        ('contact_email', models.EmailField(blank=True, max_length=254)),
                        ('website', models.CharField(blank=True, max_length=200)),
                        ('plan_title', models.CharField(blank=True, max_length=200)),
                        ('plan_ends_on', models.DateField(blank=True, null=True)),
                        ('plan_priorities', models.TextField(blank=True)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ('kind', 'name'),
                    },
                ),
                migrations.CreateModel(
                    name='PartnershipArea',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='areas.area')),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='partnerships.partnership')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('partnership', 'area'), name='partnership_area_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Strategy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('board', models.CharField(max_length=160, verbose_name='whose it is')),
                        ('title', models.CharField(max_length=160)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('website', models.CharField(blank=True, max_length=200, verbose_name='where it can be read')),
                        ('priorities', models.TextField(blank=True)),
                        ('left_on', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ('board', 'title'),
                        'constraints': [models.UniqueConstraint(fields=('board', 'title'), name='strategy_once')],
                    },
                ),
            ],
        ),
    ]
