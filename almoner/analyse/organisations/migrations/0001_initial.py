import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('areas', '0001_initial'),
        ('files', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('name', models.CharField(max_length=200)),
                        ('matching_name', models.CharField(db_index=True, editable=False, max_length=200)),
                        ('kind', models.CharField(choices=[('charity', 'Registered charity'), ('cio', 'Charitable incorporated organisation (CIO)'), ('cic', 'Community interest company (CIC)'), ('unincorporated', 'Unincorporated club or association'), ('company', 'Company that may share out its profit'), ('public_body', 'Council, school or other public body'), ('other', 'Something else')], max_length=20)),
                        ('charity_number', models.CharField(blank=True, max_length=12)),
                        ('company_number', models.CharField(blank=True, max_length=8)),
                        ('public_body_id', models.CharField(blank=True, max_length=20, verbose_name='identifier as a public body')),
                        ('purpose', models.TextField(blank=True, verbose_name='what it does')),
                        ('founded_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('annual_income_pence', models.BigIntegerField(blank=True, null=True)),
                        ('staff_count', models.PositiveIntegerField(blank=True, null=True)),
                        ('volunteer_count', models.PositiveIntegerField(blank=True, null=True)),
                        ('address', models.TextField(blank=True)),
                        ('postcode', models.CharField(blank=True, max_length=8)),
                        ('address_is_withheld', models.BooleanField(default=False, verbose_name='the address must never be published')),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('phone', models.CharField(blank=True, max_length=30)),
                        ('website', models.CharField(blank=True, max_length=200)),
                        ('connections', models.TextField(blank=True, verbose_name='connections with the commissioner or the police')),
                        ('created_at', models.DateTimeField()),
                        ('home_area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='areas.area')),
                    ],
                    options={
                        'ordering': ('name', 'id'),
                        'indexes': [models.Index(fields=['name', 'id'], name='organisations_by_name'), models.Index(fields=['postcode'], name='organisations_by_postcode')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('charity_number', ''), _negated=True), fields=('charity_number',), name='charity_number_once'), models.UniqueConstraint(condition=models.Q(('company_number', ''), _negated=True), fields=('company_number',), name='company_number_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Membership',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('kind', models.CharField(choices=[('lead', 'Lead: may do everything, and signs'), ('colleague', 'Colleague: writes and sends bids'), ('helper', 'Helper: reads and comments')], max_length=10)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisations.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('person', 'organisation'), name='member_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Invitation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('email', models.EmailField(max_length=254)),
                        ('kind', models.CharField(choices=[('lead', 'Lead: may do everything, and signs'), ('colleague', 'Colleague: writes and sends bids'), ('helper', 'Helper: reads and comments')], max_length=10)),
                        ('token', models.CharField(default=almoner.ground.core.references.link_token, editable=False, max_length=32, unique=True)),
                        ('invited_at', models.DateTimeField()),
                        ('taken_at', models.DateTimeField(blank=True, null=True)),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                        ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='organisations.organisation')),
                    ],
                    options={
                        'ordering': ('-invited_at',),
                    },
                ),
                migrations.CreateModel(
                    name='EarlierAward',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('reference', models.CharField(max_length=20, unique=True)),
                        ('title', models.CharField(max_length=200)),
                        ('fund_code', models.CharField(max_length=10)),
                        ('amount_pence', models.BigIntegerField()),
                        ('decided_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('promised', models.TextField(blank=True)),
                        ('delivered', models.TextField(blank=True)),
                        ('return_state', models.CharField(choices=[('not_due', 'Not due yet'), ('due', 'Due'), ('overdue', 'Overdue'), ('accepted', 'Accepted'), ('rejected', 'Not accepted')], default='not_due', max_length=10)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier_awards', to='organisations.organisation')),
                    ],
                    options={
                        'ordering': ('-decided_on', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='Document',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('kind', models.CharField(choices=[('governing', 'Governing document (constitution, articles or rules)'), ('accounts', 'Latest annual accounts'), ('bank_statements', 'Bank statements (for groups without accounts)'), ('safeguarding', 'Safeguarding policy'), ('data_protection', 'Data protection policy'), ('equality', 'Equality policy'), ('health_safety', 'Health and safety policy'), ('insurance', 'Public liability insurance'), ('conflicts', 'Conflicts of interest policy'), ('fraud', 'Fraud and bribery policy'), ('other', 'Something else')], max_length=20)),
                        ('title', models.CharField(max_length=200)),
                        ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='last reviewed')),
                        ('expires_on', models.DateField(blank=True, null=True)),
                        ('kept_at', models.DateTimeField()),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                        ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='organisations.document')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='organisations.organisation')),
                    ],
                    options={
                        'ordering': ('kind', '-kept_at'),
                    },
                ),
                migrations.CreateModel(
                    name='AccountsYear',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('year_end', models.DateField()),
                        ('income_pence', models.BigIntegerField()),
                        ('expenditure_pence', models.BigIntegerField()),
                        ('cash_pence', models.BigIntegerField(verbose_name='cash and bank')),
                        ('free_reserves_pence', models.BigIntegerField(default=0)),
                        ('was_examined', models.BooleanField(default=False, verbose_name='independently examined or audited')),
                        ('entered_at', models.DateTimeField()),
                        ('entered_by_staff', models.BooleanField(default=False)),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='organisations.document')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts_years', to='organisations.organisation')),
                    ],
                    options={
                        'ordering': ('-year_end',),
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'year_end'), name='accounts_year_once')],
                    },
                ),
                migrations.CreateModel(
                    name='EarlierContact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('kind', models.CharField(choices=[('phone', 'Telephone'), ('email', 'Email')], max_length=5)),
                        ('value', models.CharField(blank=True, max_length=254)),
                        ('since', models.DateTimeField()),
                        ('until', models.DateTimeField()),
                        ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier_contacts', to='organisations.organisation')),
                    ],
                    options={
                        'ordering': ('until', 'id'),
                    },
                ),
            ],
        ),
    ]
