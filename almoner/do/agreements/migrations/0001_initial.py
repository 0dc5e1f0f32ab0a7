import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('decisions', '0001_initial'),
        ('files', '0001_initial'),
        ('funds', '0002_append_only'),
        ('organisations', '0001_initial'),
        ('procurement', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Agreement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=20, unique=True)),
                        ('instrument', models.CharField(choices=[('grant', 'Grant'), ('partner', 'Grant to a statutory partner'), ('contract', 'Contract'), ('in_house', 'Service provided by the office')], default='grant', max_length=10)),
                        ('status', models.CharField(choices=[('offered', 'Offered: waiting for the recipient'), ('accepted', 'Accepted: waiting for our signature'), ('signed', 'Signed by both'), ('lapsed', 'Offer lapsed'), ('declined', 'Declined by the recipient')], default='offered', max_length=10)),
                        ('amount_pence', models.BigIntegerField()),
                        ('text', models.JSONField(default=list)),
                        ('digest', models.CharField(max_length=64)),
                        ('starts_on', models.DateField(blank=True, null=True)),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('offered_at', models.DateTimeField()),
                        ('lapses_on', models.DateField(db_index=True)),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('accepted_name', models.CharField(blank=True, max_length=120, verbose_name='name as typed')),
                        ('accepted_position', models.CharField(blank=True, max_length=120, verbose_name='position in the organisation')),
                        ('has_authority', models.BooleanField(default=False, verbose_name='states that they may sign for the organisation')),
                        ('countersigned_at', models.DateTimeField(blank=True, null=True)),
                        ('countersigned_title', models.CharField(blank=True, max_length=120)),
                        ('declined_reason', models.TextField(blank=True)),
                        ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('countersigned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='decisions.decisionline')),
                        ('pdf', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                    ],
                    options={
                        'ordering': ('-offered_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='AgreementLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('variation', models.PositiveSmallIntegerField(default=0, verbose_name='number of the variation that added it')),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='money', to='agreements.agreement')),
                        ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreed_in', to='decisions.decisionline')),
                    ],
                    options={
                        'ordering': ('variation', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='AgreementTemplate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('instrument', models.CharField(choices=[('grant', 'Grant'), ('partner', 'Grant to a statutory partner')], default='grant', max_length=10)),
                        ('title', models.CharField(max_length=160)),
                        ('version', models.PositiveSmallIntegerField()),
                        ('clauses', models.JSONField(default=list)),
                        ('in_use_from', models.DateField()),
                        ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('title', '-version'),
                        'constraints': [models.UniqueConstraint(fields=('title', 'version'), name='template_version_once')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='agreement',
            name='template',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreementtemplate'),
        ),
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Contract',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=12, unique=True)),
                        ('title', models.CharField(max_length=160)),
                        ('service', models.CharField(blank=True, max_length=300, verbose_name='what is bought, as the public reads it')),
                        ('status', models.CharField(choices=[('to_sign', 'To be signed'), ('in_force', 'Signed by both')], default='to_sign', max_length=10)),
                        ('starts_on', models.DateField()),
                        ('initial_end', models.DateField()),
                        ('extension_months', models.JSONField(default=list, verbose_name='length of each extension allowed, in months')),
                        ('extensions_used', models.PositiveSmallIntegerField(default=0)),
                        ('ends_on', models.DateField()),
                        ('latest_end', models.DateField()),
                        ('annual_pence', models.BigIntegerField()),
                        ('value_pence', models.BigIntegerField(verbose_name='value of the initial term')),
                        ('volume', models.CharField(blank=True, max_length=300, verbose_name='volume assumed')),
                        ('payments_a_year', models.PositiveSmallIntegerField(choices=[(12, 'Every month'), (4, 'Every quarter'), (2, 'Every half year'), (1, 'Once a year')], default=4, verbose_name='how often it is paid')),
                        ('review_on', models.DateField(blank=True, null=True, verbose_name='day of the next review')),
                        ('next_note', models.TextField(blank=True, verbose_name='what follows it')),
                        ('decided_in', models.CharField(blank=True, max_length=80, verbose_name='decision before this system, as stated')),
                        ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed by both on')),
                        ('copy_state', models.CharField(blank=True, choices=[('published', 'Published'), ('withheld', 'Withheld')], max_length=10)),
                        ('copy_reason', models.TextField(blank=True, verbose_name='ground for withholding the copy')),
                        ('kept_at', models.DateTimeField()),
                        ('agreement', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contract', to='agreements.agreement')),
                        ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='funds.fund')),
                        ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('lot', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contract', to='procurement.lot')),
                        ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='organisations.organisation')),
                        ('public_copy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                        ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='procurement.procurement')),
                    ],
                    options={
                        'ordering': ('-id',),
                    },
                ),
                migrations.CreateModel(
                    name='PerformanceReview',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('status', models.CharField(choices=[('being_written', 'Being written'), ('closed', 'Closed')], default='being_written', max_length=14)),
                        ('covers_from', models.DateField()),
                        ('covers_to', models.DateField()),
                        ('promised', models.TextField(verbose_name='what was promised')),
                        ('delivered', models.TextField(verbose_name='what was delivered')),
                        ('rating', models.CharField(choices=[('met', 'As promised'), ('partly', 'Partly as promised'), ('not_met', 'Not as promised')], max_length=8)),
                        ('feedback', models.TextField(blank=True, verbose_name='what those who use it said')),
                        ('conclusion', models.CharField(choices=[('go_on', 'Go on as it is'), ('extend', 'Extend it'), ('vary', 'Vary it'), ('recommission', 'Commission the service anew'), ('stop', 'Let it end')], max_length=12)),
                        ('conclusion_reason', models.TextField(blank=True, verbose_name='why')),
                        ('opened_at', models.DateTimeField()),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('closing_note', models.TextField(blank=True, verbose_name='what the second person says')),
                        ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='agreements.contract')),
                        ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('number',),
                        'constraints': [models.UniqueConstraint(fields=('contract', 'number'), name='review_number_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PromisedOutcome',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('kind', models.CharField(choices=[('output', 'Output'), ('outcome', 'Outcome')], max_length=8)),
                        ('measure', models.CharField(max_length=300)),
                        ('baseline', models.CharField(blank=True, max_length=60)),
                        ('target', models.CharField(max_length=60)),
                        ('how_measured', models.CharField(blank=True, max_length=200)),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='agreements.agreement')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Variation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('kind', models.CharField(choices=[('extension', 'Extension that the contract allows'), ('price', 'Price'), ('scope', 'Scope'), ('term', 'Term beyond its extensions')], max_length=10)),
                        ('status', models.CharField(choices=[('proposed', 'Proposed'), ('made', 'Made'), ('given_up', 'Given up')], default='proposed', max_length=10)),
                        ('months', models.PositiveSmallIntegerField(default=0, verbose_name='longer by so many months')),
                        ('added_pence', models.BigIntegerField(default=0, verbose_name='what it adds to the value')),
                        ('because', models.TextField()),
                        ('growth_reason', models.TextField(blank=True, verbose_name='why it may grow so much')),
                        ('confirmed_by', models.CharField(blank=True, max_length=120)),
                        ('confirmed_on', models.DateField(blank=True, null=True)),
                        ('confirmation', models.CharField(blank=True, max_length=40)),
                        ('waiver', models.CharField(blank=True, max_length=10, verbose_name='decision that waives the longest term')),
                        ('ended_reason', models.TextField(blank=True, verbose_name='why it was given up')),
                        ('proposed_at', models.DateTimeField()),
                        ('made_at', models.DateTimeField(blank=True, null=True)),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='variations', to='agreements.contract')),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='variations', to='decisions.decision')),
                        ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                        ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('number',),
                        'constraints': [models.UniqueConstraint(fields=('contract', 'number'), name='variation_number_once')],
                    },
                ),
            ],
        ),
    ]
