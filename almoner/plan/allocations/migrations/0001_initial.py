import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('funds', '0002_append_only'),
        ('organisations', '0001_initial'),
        ('partnerships', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='CoreSchedule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('financial_year', models.CharField(max_length=7, unique=True)),
                        ('status', models.CharField(choices=[('planning', 'Being planned'), ('agreed', 'Agreed for decision'), ('decided', 'Decided')], default='planning', max_length=10)),
                        ('begun_at', models.DateTimeField()),
                        ('agreed_at', models.DateTimeField(blank=True, null=True)),
                        ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-financial_year',),
                    },
                ),
                migrations.CreateModel(
                    name='CoreAllocation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=20, unique=True)),
                        ('category', models.CharField(max_length=8)),
                        ('amount_pence', models.BigIntegerField()),
                        ('purpose', models.CharField(max_length=300, verbose_name='what it is for, as the public will read it')),
                        ('accountable_body', models.CharField(max_length=200)),
                        ('statutory_basis', models.CharField(max_length=200)),
                        ('change_reason', models.TextField(blank=True, verbose_name='why it changed')),
                        ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='core_allocations', to='funds.fundbudget')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='core_allocations', to='organisations.organisation')),
                        ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='core_allocations', to='partnerships.partnership')),
                        ('schedule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='allocations.coreschedule')),
                    ],
                    options={
                        'ordering': ('category', 'partner__name', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='core_share_positive'), models.UniqueConstraint(fields=('schedule', 'partner', 'category'), name='core_share_once')],
                    },
                ),
            ],
        ),
    ]
