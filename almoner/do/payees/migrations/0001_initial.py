import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('files', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='BankTables',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('version', models.CharField(max_length=60)),
                        ('digest', models.CharField(max_length=64)),
                        ('weights', models.TextField(editable=False)),
                        ('substitutes', models.TextField(editable=False)),
                        ('rows', models.PositiveIntegerField()),
                        ('substitute_rows', models.PositiveIntegerField()),
                        ('loaded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ('-loaded_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='BankAccount',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('status', models.CharField(choices=[('asked', 'Asked for: to be called back'), ('called', 'Called back: to be approved'), ('approved', 'Approved: resting before use'), ('in_use', 'In use'), ('replaced', 'Replaced'), ('refused', 'Refused'), ('voided', 'Void')], default='asked', max_length=10)),
                        ('sealed', models.TextField(editable=False)),
                        ('last_four', models.CharField(max_length=4)),
                        ('fingerprint', models.CharField(db_index=True, editable=False, max_length=64)),
                        ('way', models.CharField(choices=[('portal', "By the organisation's lead in the portal"), ('letterhead', "On the organisation's letterhead"), ('statement', 'On a bank statement'), ('again', 'The same details, to be verified again')], max_length=10)),
                        ('because', models.TextField(blank=True, verbose_name='why the details are given')),
                        ('stated_numbers', models.JSONField(default=list, verbose_name='telephone numbers that stand in the request')),
                        ('is_change', models.BooleanField(default=False, verbose_name='another account was held before')),
                        ('asked_at', models.DateTimeField()),
                        ('told', models.PositiveSmallIntegerField(default=0, verbose_name='how many addresses were told of the request')),
                        ('modulus', models.CharField(choices=[('pass', 'Passes the modulus check'), ('fail', 'Fails the modulus check'), ('cannot', 'Cannot be checked')], default='cannot', max_length=8)),
                        ('modulus_table', models.CharField(blank=True, max_length=60, verbose_name='table used for the modulus check')),
                        ('modulus_reason', models.TextField(blank=True)),
                        ('approved_at', models.DateTimeField(blank=True, null=True)),
                        ('approved_because', models.TextField(blank=True, verbose_name='why it may go on in spite of a warning')),
                        ('verified_name', models.CharField(blank=True, max_length=200, verbose_name='name of the organisation when approved')),
                        ('usable_from', models.DateTimeField(blank=True, null=True)),
                        ('used_from', models.DateTimeField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_because', models.TextField(blank=True)),
                        ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('modulus_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bank_accounts', to='organisations.organisation')),
                        ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                    ],
                    options={
                        'ordering': ('-asked_at', '-id'),
                        'indexes': [models.Index(fields=['status', 'asked_at'], name='bank_accounts_by_state')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'in_use')), fields=('organisation',), name='one_account_in_use'), models.UniqueConstraint(condition=models.Q(('status__in', ('asked', 'called', 'approved'))), fields=('organisation',), name='one_account_being_verified')],
                    },
                ),
                migrations.CreateModel(
                    name='CallBack',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('number', models.CharField(max_length=30)),
                        ('held_since', models.DateTimeField(verbose_name='when the number was first held')),
                        ('outcome', models.CharField(choices=[('agreed', 'They confirmed the details'), ('no_answer', 'Nobody answered, or not somebody who could confirm'), ('denied', 'They did not ask for this')], max_length=10)),
                        ('spoke_to', models.CharField(blank=True, max_length=120)),
                        ('note', models.TextField(blank=True)),
                        ('at', models.DateTimeField()),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='payees.bankaccount')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('at', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='PayeeCheck',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('outcome', models.CharField(choices=[('full', 'Full match'), ('close', 'Close match'), ('none', 'No match'), ('unavailable', 'The check was unavailable'), ('unknown', 'Account or reference not recognised')], max_length=12)),
                        ('name_returned', models.CharField(blank=True, max_length=140)),
                        ('kind', models.CharField(blank=True, choices=[('business', 'Business account'), ('personal', 'Personal account'), ('', 'Not said')], max_length=8)),
                        ('reason', models.TextField(blank=True)),
                        ('at', models.DateTimeField()),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payee_checks', to='payees.bankaccount')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('at', 'id'),
                    },
                ),
            ],
        ),
    ]
