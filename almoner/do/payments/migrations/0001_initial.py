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
        ('decisions', '0001_initial'),
        ('payees', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Instalment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('amount_pence', models.BigIntegerField()),
                        ('due_on', models.DateField(db_index=True)),
                        ('condition', models.CharField(blank=True, max_length=200, verbose_name='what it waits for')),
                        ('condition_met_at', models.DateTimeField(blank=True, null=True)),
                        ('condition_note', models.TextField(blank=True, verbose_name='how it was met')),
                        ('held_because', models.TextField(blank=True)),
                        ('late_because', models.TextField(blank=True, verbose_name="why it is paid after the agreement's end")),
                        ('covers_from', models.DateField(blank=True, null=True, verbose_name='first day of what it pays for')),
                        ('covers_to', models.DateField(blank=True, null=True, verbose_name='last day of what it pays for')),
                        ('advance_because', models.TextField(blank=True, verbose_name='why it is paid before that time')),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instalments', to='agreements.agreement')),
                        ('condition_met_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instalments', to='decisions.decisionline')),
                    ],
                    options={
                        'ordering': ('due_on', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('agreement', 'number'), name='instalment_once'), models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='instalment_of_something')],
                    },
                ),
                migrations.CreateModel(
                    name='PayRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('number', models.PositiveIntegerField(unique=True)),
                        ('status', models.CharField(choices=[('draft', 'Being made'), ('asked', 'Waiting for a second person'), ('released', 'Released: the file goes to the bank'), ('sent', 'With the bank'), ('paid', 'Paid'), ('cancelled', 'Cancelled')], default='draft', max_length=10)),
                        ('money_day', models.DateField(verbose_name='day on which payees have the money')),
                        ('file_format', models.CharField(choices=[('bacs18', 'Bacs Standard 18'), ('pain001', 'ISO 20022 (pain.001.001.09)')], default='bacs18', max_length=8)),
                        ('made_at', models.DateTimeField()),
                        ('digest', models.CharField(blank=True, editable=False, max_length=64)),
                        ('released_at', models.DateTimeField(blank=True, null=True)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_because', models.TextField(blank=True)),
                        ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-number',),
                        'indexes': [models.Index(fields=['status', 'number'], name='pay_runs_by_state')],
                    },
                ),
                migrations.CreateModel(
                    name='Payment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('reference', models.CharField(max_length=30, unique=True)),
                        ('amount_pence', models.BigIntegerField()),
                        ('status', models.CharField(choices=[('chosen', 'In a pay run'), ('left', 'Paid'), ('returned', 'Returned by the bank'), ('dropped', 'Taken out')], default='chosen', max_length=8)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ended_because', models.CharField(blank=True, max_length=200)),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payees.bankaccount')),
                        ('instalment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.instalment')),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.payrun')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('chosen', 'left'))), fields=('instalment',), name='instalment_paid_once'), models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='payment_of_something')],
                    },
                ),
                migrations.CreateModel(
                    name='BankFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('name', models.CharField(max_length=60)),
                        ('digest', models.CharField(max_length=64)),
                        ('sealed', models.TextField(editable=False)),
                        ('lines', models.PositiveIntegerField(verbose_name='payments in it')),
                        ('total_pence', models.BigIntegerField()),
                        ('made_at', models.DateTimeField()),
                        ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='file', to='payments.payrun')),
                    ],
                    options={
                        'ordering': ('-id',),
                    },
                ),
                migrations.CreateModel(
                    name='Recovery',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('status', models.CharField(choices=[('open', 'To be repaid'), ('settled', 'Repaid in full'), ('waived', 'Not asked for any more')], default='open', max_length=8)),
                        ('amount_pence', models.BigIntegerField()),
                        ('reason', models.CharField(choices=[('unspent', 'Not all was spent'), ('misused', 'Spent on something else'), ('ended', 'The work ended early, or the agreement was broken'), ('overpaid', 'Too much was paid')], max_length=10)),
                        ('because', models.TextField()),
                        ('plan', models.JSONField(default=list, verbose_name='days and pence of the repayments')),
                        ('asked_at', models.DateTimeField()),
                        ('waived_because', models.TextField(blank=True)),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recoveries', to='agreements.agreement')),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recoveries', to='decisions.decisionline')),
                    ],
                    options={
                        'ordering': ('-asked_at', '-id'),
                        'constraints': [models.UniqueConstraint(fields=('agreement', 'number'), name='recovery_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Repayment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('amount_pence', models.BigIntegerField()),
                        ('received_on', models.DateField()),
                        ('bank_reference', models.CharField(max_length=40)),
                        ('recovery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='repayments', to='payments.recovery')),
                    ],
                    options={
                        'ordering': ('received_on', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('recovery', 'number'), name='repayment_once'), models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='repayment_of_something')],
                    },
                ),
            ],
        ),
    ]
