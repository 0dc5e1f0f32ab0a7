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
        ('funds', '0002_append_only'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Pool',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('code', models.CharField(max_length=8, unique=True)),
                        ('name', models.CharField(max_length=160)),
                        ('aims', models.TextField(blank=True)),
                        ('own_line', models.CharField(blank=True, max_length=40, verbose_name="heading of the office's own contribution")),
                        ('fund', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pool', to='funds.fund')),
                        ('own_fund', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pools_fed', to='funds.fund')),
                    ],
                    options={
                        'ordering': ('name',),
                    },
                ),
                migrations.CreateModel(
                    name='PoolYear',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('financial_year', models.CharField(max_length=7)),
                        ('begun_at', models.DateTimeField()),
                        ('agreed_at', models.DateTimeField(blank=True, null=True)),
                        ('agreed_pence', models.BigIntegerField(blank=True, null=True)),
                        ('agreed_because', models.TextField(blank=True, verbose_name='why without a review that says so')),
                        ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pool', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='years', to='pools.pool')),
                    ],
                    options={
                        'ordering': ('-financial_year', 'pool__name'),
                        'constraints': [models.UniqueConstraint(fields=('pool', 'financial_year'), name='pool_year_once'), models.CheckConstraint(condition=models.Q(('agreed_pence__isnull', True), ('agreed_pence__gt', 0), _connector='OR'), name='pool_agreed_positive')],
                    },
                ),
                migrations.CreateModel(
                    name='OtherFunder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('name', models.CharField(max_length=160)),
                        ('what_for', models.CharField(max_length=200)),
                        ('amount_pence', models.BigIntegerField()),
                        ('source', models.CharField(max_length=200, verbose_name='where this is written')),
                        ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='funders', to='pools.poolyear')),
                    ],
                    options={
                        'ordering': ('name', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='other_funder_positive'), models.UniqueConstraint(fields=('year', 'name', 'what_for'), name='other_funder_once')],
                    },
                ),
                migrations.CreateModel(
                    name='AnnualReport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('status', models.CharField(choices=[('writing', 'Being written'), ('published', 'Published')], default='writing', max_length=10)),
                        ('period_from', models.DateField()),
                        ('period_to', models.DateField()),
                        ('text', models.TextField()),
                        ('figures', models.JSONField(blank=True, default=dict)),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                        ('year', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='pools.poolyear')),
                    ],
                    options={
                        'ordering': ('-year__financial_year', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='Review',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('status', models.CharField(choices=[('writing', 'Being written'), ('closed', 'Closed')], default='writing', max_length=8)),
                        ('period_from', models.DateField()),
                        ('period_to', models.DateField()),
                        ('evidence', models.TextField(verbose_name='what was looked at')),
                        ('effectiveness', models.TextField(verbose_name='what came of it')),
                        ('efficiency', models.TextField(verbose_name='what it cost for what came of it')),
                        ('conclusion', models.CharField(choices=[('continue', 'Go on as it is'), ('vary', 'Go on, with changes'), ('stop', 'Stop')], max_length=8)),
                        ('conclusion_because', models.TextField(verbose_name='why')),
                        ('given_pence', models.BigIntegerField(blank=True, null=True)),
                        ('allocated_pence', models.BigIntegerField(blank=True, null=True)),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('year', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='pools.poolyear')),
                    ],
                    options={
                        'ordering': ('-period_to', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='Workstream',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=20, unique=True)),
                        ('title', models.CharField(max_length=160)),
                        ('description', models.CharField(max_length=300, verbose_name='what it is for, as the public will read it')),
                        ('outcome', models.TextField(verbose_name='what is to come of it')),
                        ('purpose', models.CharField(choices=[('victim_support', 'Support for victims'), ('crime_prevention', 'Crime prevention'), ('partnership_response', 'Joined-up response with partners'), ('cj_partnership', 'Work with policing and justice partners')], max_length=24)),
                        ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='workstreams', to='organisations.organisation')),
                        ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workstreams', to='pools.poolyear')),
                    ],
                    options={
                        'ordering': ('reference',),
                        'constraints': [models.UniqueConstraint(fields=('year', 'title'), name='workstream_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PoolShare',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('amount_pence', models.BigIntegerField()),
                        ('how_it_fits', models.TextField(blank=True, verbose_name="how it meets the contributor's conditions")),
                        ('commitment', models.CharField(blank=True, max_length=30)),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pool_shares', to='funds.fundbudget')),
                        ('workstream', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='pools.workstream')),
                    ],
                    options={
                        'ordering': ('budget__line', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='pool_share_positive'), models.UniqueConstraint(fields=('workstream', 'budget'), name='pool_share_once')],
                    },
                ),
            ],
        ),
    ]
