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
        ('priorities', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='CommissioningAction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('title', models.CharField(max_length=120, unique=True)),
                        ('text', models.CharField(max_length=500, verbose_name='what will be done, as the public reads it')),
                        ('letter', models.CharField(blank=True, max_length=1, verbose_name='part of 5.2')),
                        ('owner', models.CharField(choices=[('officer', 'Commissioning officer'), ('finance', 'Finance officer'), ('chief_finance', 'Chief Finance Officer'), ('monitoring', 'Monitoring Officer'), ('decision_maker', 'Decision-maker'), ('auditor', 'Internal auditor')], max_length=16, verbose_name='role that sees to it')),
                        ('due_on', models.DateField()),
                        ('status', models.CharField(choices=[('planned', 'Planned'), ('under_way', 'Under way'), ('done', 'Done'), ('dropped', 'Dropped')], default='planned', max_length=10)),
                        ('with_whom', models.CharField(blank=True, max_length=300, verbose_name='boards and bodies it is done or paid with')),
                        ('is_public', models.BooleanField(default=False, verbose_name='stands on the public page')),
                        ('settled_on', models.DateField(blank=True, null=True, verbose_name='done or dropped on')),
                        ('drop_reason', models.TextField(blank=True, verbose_name='why it was dropped')),
                        ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intentions', to='partnerships.partnership')),
                        ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intentions', to='priorities.priority')),
                    ],
                    options={
                        'ordering': ('due_on', 'id'),
                        'indexes': [models.Index(fields=['status', 'due_on'], name='intention_by_due')],
                    },
                ),
                migrations.CreateModel(
                    name='Post',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('title', models.CharField(max_length=120, unique=True)),
                        ('kind', models.CharField(choices=[('idva', 'IDVA: independent domestic violence adviser'), ('isva', 'ISVA: independent sexual violence adviser'), ('other', 'Other support for victims')], max_length=6)),
                        ('hundredths', models.PositiveIntegerField(verbose_name='full time, in hundredths')),
                        ('cost_pence', models.BigIntegerField(verbose_name='cost of a full-time year')),
                        ('funded_from', models.DateField()),
                        ('funded_to', models.DateField()),
                        ('caseload', models.PositiveSmallIntegerField(default=0, verbose_name='people it is planned to support at a time')),
                        ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='intentions.commissioningaction')),
                        ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.organisation')),
                        ('stream', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='funds.fundingstream')),
                    ],
                    options={
                        'ordering': ('title',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('hundredths__gt', 0)), name='post_has_hours'), models.CheckConstraint(condition=models.Q(('cost_pence__gt', 0)), name='post_costs_something'), models.CheckConstraint(condition=models.Q(('funded_to__gte', models.F('funded_from'))), name='post_days_in_order')],
                    },
                ),
                migrations.CreateModel(
                    name='InPost',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('hundredths', models.PositiveIntegerField(verbose_name='full time, in hundredths')),
                        ('since', models.DateField()),
                        ('until', models.DateField(blank=True, null=True, verbose_name='last day in post')),
                        ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='intentions.post')),
                    ],
                    options={
                        'ordering': ('since', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('hundredths__gt', 0)), name='seat_has_hours'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='seat_days_in_order')],
                    },
                ),
                migrations.CreateModel(
                    name='Caseload',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('counted_on', models.DateField()),
                        ('people', models.PositiveIntegerField()),
                        ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='caseloads', to='intentions.post')),
                    ],
                    options={
                        'ordering': ('-counted_on',),
                        'constraints': [models.UniqueConstraint(fields=('post', 'counted_on'), name='caseload_once_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='ProgressNote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('noted_on', models.DateField()),
                        ('text', models.CharField(max_length=1000)),
                        ('is_public', models.BooleanField(default=False)),
                        ('at', models.DateTimeField()),
                        ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='intentions.commissioningaction')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-noted_on', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='ServedBy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('kind', models.CharField(choices=[('round', 'Round'), ('contract', 'Contract'), ('decision', 'Decision'), ('fund', 'Fund')], max_length=8)),
                        ('reference', models.CharField(max_length=20)),
                        ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='served_by', to='intentions.commissioningaction')),
                    ],
                    options={
                        'ordering': ('kind', 'reference'),
                        'constraints': [models.UniqueConstraint(fields=('action', 'kind', 'reference'), name='served_once')],
                    },
                ),
            ],
        ),
    ]
