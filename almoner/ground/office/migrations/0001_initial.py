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
                    name='CommissioningBody',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('name', models.CharField(max_length=160)),
                        ('short_name', models.CharField(max_length=60)),
                        ('decision_maker_title', models.CharField(max_length=120)),
                        ('deputy_title', models.CharField(blank=True, max_length=120)),
                        ('area_name', models.CharField(max_length=80)),
                        ('website', models.URLField(blank=True)),
                        ('email', models.EmailField(max_length=254)),
                        ('phone', models.CharField(blank=True, max_length=30)),
                        ('address', models.TextField(blank=True, max_length=400)),
                        ('brand_colour', models.CharField(choices=[('blue', 'Blue'), ('green', 'Green'), ('purple', 'Purple'), ('teal', 'Teal'), ('red', 'Red'), ('slate', 'Slate')], default='blue', max_length=12)),
                        ('small_approver', models.CharField(choices=[('chief_finance', 'Chief Finance Officer'), ('monitoring', 'Monitoring Officer'), ('decision_maker', 'Decision-maker')], default='decision_maker', max_length=24, verbose_name='who alone approves sums up to the threshold')),
                        ('org_id', models.CharField(blank=True, max_length=60, verbose_name='organisation identifier')),
                        ('grants_prefix', models.CharField(blank=True, max_length=40, verbose_name='360Giving prefix')),
                        ('ocid_prefix', models.CharField(blank=True, max_length=40, verbose_name='Open Contracting prefix')),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='office.commissioningbody')),
                    ],
                    options={
                        'verbose_name_plural': 'commissioning bodies',
                        'ordering': ('-starts_on',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='body_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='GoverningDocument',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('kind', models.CharField(choices=[('strategy', 'Commissioning strategy'), ('plan', 'Police and Crime Plan'), ('regulations', 'Financial regulations'), ('criteria', 'Fund criteria'), ('privacy', 'Privacy notice'), ('template', 'Agreement template'), ('other', 'Other')], max_length=12)),
                        ('title', models.CharField(max_length=160)),
                        ('version', models.CharField(max_length=20)),
                        ('dated', models.DateField()),
                        ('owner_role', models.CharField(choices=[('officer', 'Commissioning officer'), ('finance', 'Finance officer'), ('chief_finance', 'Chief Finance Officer'), ('monitoring', 'Monitoring Officer'), ('decision_maker', 'Decision-maker'), ('restorative', 'Restorative justice coordinator'), ('auditor', 'Internal auditor'), ('administrator', 'Administrator')], max_length=24)),
                        ('review_on', models.DateField(blank=True, null=True)),
                        ('web_address', models.URLField(blank=True)),
                        ('recorded_at', models.DateTimeField()),
                        ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='office.governingdocument')),
                    ],
                    options={
                        'ordering': ('title', '-dated', '-id'),
                        'constraints': [models.UniqueConstraint(fields=('title', 'version'), name='one_document_a_version')],
                    },
                ),
                migrations.CreateModel(
                    name='SignatoryTitle',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('role', models.CharField(choices=[('officer', 'Commissioning officer'), ('finance', 'Finance officer'), ('chief_finance', 'Chief Finance Officer'), ('monitoring', 'Monitoring Officer'), ('decision_maker', 'Decision-maker'), ('restorative', 'Restorative justice coordinator'), ('auditor', 'Internal auditor'), ('administrator', 'Administrator')], max_length=24)),
                        ('title', models.CharField(max_length=120)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='titles', to='office.commissioningbody')),
                    ],
                    options={
                        'ordering': ('role', '-starts_on'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='title_ends_after_start'), models.UniqueConstraint(fields=('body', 'role', 'starts_on'), name='one_title_a_day')],
                    },
                ),
            ],
        ),
    ]
