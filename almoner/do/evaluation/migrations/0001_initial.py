import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('applications', '0001_initial'),
        ('rounds', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Panel',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('status', models.CharField(choices=[('convened', 'Declaring interests'), ('scoring', 'Scoring'), ('meeting', 'Meeting'), ('closed', 'Closed: scores are final')], default='convened', max_length=10)),
                        ('quorum', models.PositiveSmallIntegerField(default=3)),
                        ('scorers_each', models.PositiveSmallIntegerField(default=3)),
                        ('scores_due_on', models.DateField(blank=True, null=True)),
                        ('met_on', models.DateField(blank=True, null=True)),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('access_ends_on', models.DateField(blank=True, null=True)),
                        ('minutes', models.TextField(blank=True)),
                        ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='panel', to='rounds.round')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='PanelMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('represents', models.CharField(max_length=160)),
                        ('is_voluntary_sector', models.BooleanField(default=False)),
                        ('is_chair', models.BooleanField(default=False)),
                        ('agreed_confidentiality_at', models.DateTimeField(blank=True, null=True)),
                        ('attended', models.BooleanField(blank=True, null=True)),
                        ('left_on', models.DateField(blank=True, null=True)),
                        ('reminded_at', models.DateTimeField(blank=True, null=True)),
                        ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='evaluation.panel')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panel_places', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.UniqueConstraint(fields=('panel', 'person'), name='panel_member_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Opening',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('first_at', models.DateTimeField()),
                        ('last_at', models.DateTimeField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='applications.application')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='evaluation.panelmember')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('member', 'application'), name='opening_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Declaration',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('has_interest', models.BooleanField()),
                        ('nature', models.TextField(blank=True)),
                        ('declared_at', models.DateTimeField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='applications.application')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='evaluation.panelmember')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('member', 'application'), name='declaration_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Allocation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('finished_at', models.DateTimeField(blank=True, null=True)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='applications.application')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='evaluation.panelmember')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('member', 'application'), name='allocation_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Recommendation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('mean_tenths', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('moderated_tenths', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('moderation_reason', models.TextField(blank=True)),
                        ('outcome', models.CharField(choices=[('recommend', 'Recommend'), ('reserve', 'Reserve list'), ('not_recommend', 'Do not recommend')], max_length=14)),
                        ('amount_pence', models.BigIntegerField(default=0)),
                        ('rank', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('minute', models.TextField(blank=True)),
                        ('must_be_redecided', models.BooleanField(default=False, verbose_name='a score under it became void')),
                        ('recorded_at', models.DateTimeField()),
                        ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='recommendation', to='applications.application')),
                        ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='evaluation.panel')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('rank', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='Score',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('value', models.PositiveSmallIntegerField()),
                        ('comment', models.TextField(blank=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('is_void', models.BooleanField(default=False)),
                        ('scored_at', models.DateTimeField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='applications.application')),
                        ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='rounds.criterion')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='evaluation.panelmember')),
                    ],
                    options={
                        'ordering': ('criterion__position', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('member', 'application', 'criterion'), name='score_once'), models.CheckConstraint(condition=models.Q(('value__gte', 0), ('value__lte', 5)), name='score_within_scale')],
                    },
                ),
                migrations.CreateModel(
                    name='ScoreCorrection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('value', models.PositiveSmallIntegerField()),
                        ('reason', models.TextField()),
                        ('asked_at', models.DateTimeField()),
                        ('agreed_at', models.DateTimeField(blank=True, null=True)),
                        ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('score', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='evaluation.score')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
    ]
