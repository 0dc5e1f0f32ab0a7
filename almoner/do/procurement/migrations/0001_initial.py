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
        ('priorities', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Procurement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=12, unique=True)),
                        ('team_reference', models.CharField(blank=True, max_length=40, verbose_name='reference of the seven-force team')),
                        ('title', models.CharField(max_length=160)),
                        ('service', models.CharField(max_length=300, verbose_name='what is bought, as the public will read it')),
                        ('route', models.CharField(choices=[('open', 'Open procedure'), ('flexible', 'Competitive flexible procedure'), ('light_touch', 'Light touch, competed'), ('framework', 'Call-off from a framework'), ('below', 'Quotations below the threshold'), ('direct', 'Direct award, not competed')], max_length=12)),
                        ('status', models.CharField(choices=[('planned', 'Planned'), ('published', 'Out to tender'), ('evaluating', 'Being evaluated'), ('recommended', 'Winner recommended'), ('awarded', 'Awarded'), ('abandoned', 'Abandoned')], default='planned', max_length=12)),
                        ('options', models.TextField(blank=True, verbose_name='which ways of funding were looked at')),
                        ('rationale', models.TextField(blank=True, verbose_name='why this way, and why it is in proportion')),
                        ('equality_note', models.TextField(blank=True, verbose_name='effect on equality, or why none is to be assessed')),
                        ('needs_assessed_on', models.DateField(blank=True, null=True)),
                        ('need_source', models.CharField(blank=True, max_length=200, verbose_name='where the evidence of need stands')),
                        ('need_reason', models.TextField(blank=True, verbose_name='why an older assessment still holds')),
                        ('starts_on', models.DateField()),
                        ('initial_end', models.DateField()),
                        ('extension_months', models.JSONField(default=list, verbose_name='length of each extension allowed, in months')),
                        ('is_free', models.BooleanField(default=False)),
                        ('is_confidential', models.BooleanField(default=False)),
                        ('needs_no_report', models.BooleanField(default=False, verbose_name='open whether or not reported to the police')),
                        ('bids', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tenders received')),
                        ('small_bids', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='of them small firms or charities')),
                        ('confirmed_by', models.CharField(blank=True, max_length=120, verbose_name='who of the seven-force team confirmed it')),
                        ('confirmed_on', models.DateField(blank=True, null=True)),
                        ('confirmation', models.CharField(blank=True, max_length=40, verbose_name='reference of the confirmation')),
                        ('checks', models.CharField(blank=True, choices=[('pass', 'Passed'), ('condition', 'Passed with conditions'), ('fail', 'Failed')], max_length=10)),
                        ('checks_note', models.TextField(blank=True, verbose_name='conditions, or what failed')),
                        ('ended_reason', models.TextField(blank=True, verbose_name='why it was abandoned')),
                        ('planned_at', models.DateTimeField()),
                        ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='procurements', to='funds.fundbudget')),
                        ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='priorities.priority')),
                    ],
                    options={
                        'ordering': ('-planned_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='Lot',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('title', models.CharField(max_length=160)),
                        ('annual_pence', models.BigIntegerField()),
                        ('volume', models.CharField(blank=True, max_length=300, verbose_name='volume assumed')),
                        ('winner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='won_lots', to='organisations.organisation')),
                        ('procurement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='procurement.procurement')),
                    ],
                    options={
                        'ordering': ('number', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('annual_pence__gt', 0)), name='lot_positive'), models.UniqueConstraint(fields=('procurement', 'number'), name='lot_number_once')],
                    },
                ),
                migrations.CreateModel(
                    name='LotShare',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('name', models.CharField(max_length=200)),
                        ('part', models.CharField(choices=[('lead', 'Lead'), ('partner', 'Consortium partner'), ('sub', 'Sub-contractor')], max_length=8)),
                        ('percent', models.PositiveSmallIntegerField()),
                        ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='procurement.lot')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='Milestone',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('kind', models.CharField(max_length=16)),
                        ('planned_on', models.DateField(blank=True, null=True)),
                        ('actual_on', models.DateField(blank=True, null=True)),
                        ('procurement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='procurement.procurement')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('procurement', 'kind'), name='milestone_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Notice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('code', models.CharField(max_length=4)),
                        ('published_on', models.DateField()),
                        ('reference', models.CharField(max_length=40)),
                        ('procurement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='procurement.procurement')),
                    ],
                    options={
                        'ordering': ('published_on', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='PrincipleAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('principle', models.CharField(max_length=1)),
                        ('answer', models.CharField(choices=[('met', 'Met'), ('partly', 'Partly met'), ('not_met', 'Not met, and why')], max_length=8)),
                        ('evidence', models.TextField()),
                        ('answered_at', models.DateTimeField()),
                        ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('procurement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='principles', to='procurement.procurement')),
                    ],
                    options={
                        'ordering': ('principle',),
                        'constraints': [models.UniqueConstraint(fields=('procurement', 'principle'), name='principle_once')],
                    },
                ),
            ],
        ),
    ]
