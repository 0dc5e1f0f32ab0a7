import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Fund',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('code', models.CharField(max_length=10, unique=True)),
                        ('name', models.CharField(max_length=160)),
                        ('aims', models.TextField(blank=True)),
                        ('statutory_basis', models.CharField(max_length=200)),
                        ('purpose', models.CharField(choices=[('victim_support', 'Support for victims'), ('crime_prevention', 'Crime prevention'), ('partnership_response', 'Joined-up response with partners'), ('cj_partnership', 'Work with policing and justice partners')], max_length=24)),
                        ('is_capital', models.BooleanField(default=False, verbose_name='for things that last, not for running costs')),
                        ('wants_match', models.BooleanField(default=False, verbose_name='match money is asked for')),
                        ('wants_place', models.BooleanField(default=False, verbose_name='each project has a place on the map')),
                    ],
                    options={
                        'ordering': ('code',),
                    },
                ),
                migrations.CreateModel(
                    name='FundingStream',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('code', models.CharField(max_length=12, unique=True)),
                        ('name', models.CharField(max_length=160)),
                        ('kind', models.CharField(choices=[('a', 'Central government grant'), ('b', 'Precept'), ('c', 'Other income')], max_length=1)),
                        ('grantor', models.CharField(blank=True, max_length=160)),
                        ('is_restricted', models.BooleanField(default=False)),
                        ('may_carry_forward', models.BooleanField(default=False)),
                        ('conditions', models.TextField(blank=True)),
                    ],
                    options={
                        'ordering': ('code',),
                    },
                ),
                migrations.CreateModel(
                    name='FundBudget',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('financial_year', models.CharField(db_index=True, max_length=7)),
                        ('line', models.CharField(max_length=40)),
                        ('cost_code', models.CharField(blank=True, max_length=30, verbose_name='code in the accounts')),
                        ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budgets', to='funds.fund')),
                        ('stream', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budgets', to='funds.fundingstream')),
                    ],
                    options={
                        'ordering': ('-financial_year', 'fund', 'line'),
                        'constraints': [models.UniqueConstraint(fields=('fund', 'stream', 'financial_year', 'line'), name='budget_once')],
                    },
                ),
                migrations.CreateModel(
                    name='LedgerRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('kind', models.CharField(choices=[('budget', 'Budget set or raised'), ('cut', 'Budget lowered'), ('vire_in', 'Moved in from another budget'), ('vire_out', 'Moved out to another budget'), ('carry_in', 'Brought forward from the year before'), ('carry_out', 'Carried forward into the next year'), ('commit', 'Committed'), ('release', 'Released'), ('pay', 'Paid'), ('unpay', 'Payment returned by the bank'), ('recover', 'Repaid by the recipient'), ('accrue', 'Accrued at the year end'), ('unaccrue', 'Accrual reversed')], max_length=10)),
                        ('amount_pence', models.BigIntegerField()),
                        ('reference', models.CharField(db_index=True, max_length=40)),
                        ('against', models.CharField(blank=True, max_length=30, verbose_name='commitment it belongs to')),
                        ('at', models.DateTimeField()),
                        ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='funds.fundbudget')),
                    ],
                    options={
                        'ordering': ('id',),
                        'indexes': [models.Index(fields=['budget', 'kind', 'amount_pence'], name='ledger_sums'), models.Index(fields=['budget', 'against', 'kind'], name='ledger_by_commitment')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='ledger_amount_positive'), models.UniqueConstraint(fields=('reference', 'kind', 'budget'), name='ledger_movement_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Virement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=20, unique=True)),
                        ('amount_pence', models.BigIntegerField()),
                        ('reason', models.TextField()),
                        ('decision', models.CharField(blank=True, max_length=20, verbose_name='decision it follows, if any')),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moved_out', to='funds.fundbudget')),
                        ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moved_in', to='funds.fundbudget')),
                    ],
                    options={
                        'ordering': ('-id',),
                    },
                ),
                migrations.CreateModel(
                    name='StreamYear',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('financial_year', models.CharField(db_index=True, max_length=7)),
                        ('expected_pence', models.BigIntegerField(default=0)),
                        ('agreement_reference', models.CharField(blank=True, max_length=80)),
                        ('conditions', models.TextField(blank=True)),
                        ('is_restricted', models.BooleanField(default=False)),
                        ('permitted', models.JSONField(blank=True, default=list, verbose_name='purposes it may serve, all when empty')),
                        ('may_carry_forward', models.BooleanField(default=False)),
                        ('claw_back', models.TextField(blank=True, verbose_name='what must be paid back, and when')),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('stream', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='years', to='funds.fundingstream')),
                    ],
                    options={
                        'ordering': ('-financial_year', 'stream__code'),
                        'constraints': [models.UniqueConstraint(fields=('stream', 'financial_year'), name='stream_year_once'), models.CheckConstraint(condition=models.Q(('expected_pence__gte', 0)), name='stream_year_not_negative')],
                    },
                ),
                migrations.CreateModel(
                    name='ReturnDate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('due_on', models.DateField(db_index=True)),
                        ('covers', models.CharField(max_length=160, verbose_name='what the figures are of')),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_dates', to='funds.streamyear')),
                    ],
                    options={
                        'ordering': ('due_on', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('year', 'due_on'), name='return_date_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Receipt',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('kind', models.CharField(choices=[('in', 'Received'), ('back', 'Written wrongly, or paid back')], default='in', max_length=4)),
                        ('amount_pence', models.BigIntegerField()),
                        ('received_on', models.DateField()),
                        ('reference', models.CharField(max_length=60)),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='funds.streamyear')),
                    ],
                    options={
                        'ordering': ('-received_on', '-id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='receipt_positive'), models.UniqueConstraint(fields=('year', 'reference', 'kind'), name='receipt_once')],
                    },
                ),
                migrations.CreateModel(
                    name='WonMoney',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('bid', models.CharField(db_index=True, max_length=20, verbose_name='reference of the bid')),
                        ('amount_pence', models.BigIntegerField()),
                        ('won_at', models.DateTimeField()),
                        ('decision', models.CharField(blank=True, max_length=10, verbose_name='decision that accepts it')),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='won', to='funds.streamyear')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.UniqueConstraint(fields=('year', 'bid'), name='won_money_once'), models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='won_money_positive')],
                    },
                ),
            ],
        ),
    ]
