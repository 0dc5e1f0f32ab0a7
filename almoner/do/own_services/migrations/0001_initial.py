import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('agreements', '0001_initial'),
        ('funds', '0002_append_only'),
        ('priorities', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='OwnService',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('name', models.CharField(max_length=120, unique=True)),
                        ('does', models.CharField(max_length=300, verbose_name='what it does')),
                        ('since', models.DateField()),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('line', models.CharField(max_length=40, verbose_name='heading of its budgets')),
                        ('is_restorative', models.BooleanField(default=False, verbose_name='it is the restorative justice service (3.10)')),
                        ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_services', to='funds.fund')),
                        ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_services', to='priorities.priority')),
                    ],
                    options={
                        'ordering': ('name',),
                    },
                ),
                migrations.CreateModel(
                    name='Measure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('name', models.CharField(max_length=80, verbose_name='what is counted')),
                        ('one', models.CharField(max_length=60, verbose_name='one of them')),
                        ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='own_services.ownservice')),
                    ],
                    options={
                        'ordering': ('position',),
                        'constraints': [models.UniqueConstraint(fields=('service', 'position'), name='measure_place_once'), models.UniqueConstraint(fields=('service', 'name'), name='measure_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ServiceYear',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('financial_year', models.CharField(max_length=7)),
                        ('begun_at', models.DateTimeField()),
                        ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='years', to='own_services.ownservice')),
                    ],
                    options={
                        'ordering': ('-financial_year', 'service__name'),
                        'constraints': [models.UniqueConstraint(fields=('service', 'financial_year'), name='service_year_once')],
                    },
                ),
                migrations.CreateModel(
                    name='CostLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('kind', models.CharField(choices=[('staff', 'Staff'), ('volunteers', "Volunteers' expenses"), ('training', 'Training'), ('premises', 'Premises and equipment'), ('other', 'Other')], max_length=12)),
                        ('what', models.CharField(max_length=120, verbose_name='what it is')),
                        ('planned_pence', models.BigIntegerField()),
                        ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='own_services.serviceyear')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('planned_pence__gt', 0)), name='cost_planned_positive'), models.UniqueConstraint(fields=('year', 'what'), name='cost_line_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Quarter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('note', models.TextField(blank=True)),
                        ('recorded_at', models.DateTimeField()),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quarters', to='own_services.serviceyear')),
                    ],
                    options={
                        'ordering': ('number',),
                        'constraints': [models.UniqueConstraint(fields=('year', 'number'), name='quarter_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1), ('number__lte', 4)), name='quarter_of_four')],
                    },
                ),
                migrations.CreateModel(
                    name='QuarterCost',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('pence', models.BigIntegerField()),
                        ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='costs', to='own_services.costline')),
                        ('quarter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='costs', to='own_services.quarter')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('quarter', 'line'), name='quarter_cost_once'), models.CheckConstraint(condition=models.Q(('pence__gte', 0)), name='quarter_cost_not_negative')],
                    },
                ),
                migrations.CreateModel(
                    name='QuarterCount',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('count', models.PositiveIntegerField()),
                        ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='own_services.measure')),
                        ('quarter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='own_services.quarter')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('quarter', 'measure'), name='quarter_count_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ContractVolume',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('financial_year', models.CharField(max_length=7)),
                        ('quarters', models.PositiveSmallIntegerField(default=4, verbose_name='quarters of the year counted')),
                        ('count', models.PositiveIntegerField()),
                        ('one', models.CharField(max_length=60, verbose_name='one of them')),
                        ('source', models.CharField(max_length=200, verbose_name='where this is written')),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='volumes', to='agreements.contract')),
                    ],
                    options={
                        'ordering': ('-financial_year', 'contract__title', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('contract', 'financial_year'), name='contract_volume_once'), models.CheckConstraint(condition=models.Q(('quarters__gte', 1), ('quarters__lte', 4)), name='contract_volume_quarters')],
                    },
                ),
                migrations.CreateModel(
                    name='Benchmark',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('name', models.CharField(max_length=120, verbose_name='whose figure')),
                        ('one', models.CharField(max_length=60, verbose_name='what one is')),
                        ('financial_year', models.CharField(max_length=7)),
                        ('pence', models.BigIntegerField(verbose_name='cost of one')),
                        ('source', models.CharField(max_length=200, verbose_name='where this is written')),
                    ],
                    options={
                        'ordering': ('-financial_year', 'name', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('name', 'one', 'financial_year'), name='benchmark_once'), models.CheckConstraint(condition=models.Q(('pence__gt', 0)), name='benchmark_positive')],
                    },
                ),
            ],
        ),
    ]
