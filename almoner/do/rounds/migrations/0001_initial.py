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
        ('funds', '0002_append_only'),
        ('priorities', '0001_initial'),
        ('questions', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Round',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('code', models.CharField(max_length=10, unique=True)),
                        ('title', models.CharField(max_length=160)),
                        ('financial_year', models.CharField(max_length=7)),
                        ('status', models.CharField(choices=[('draft', 'Being prepared'), ('published', 'Published'), ('sifting', 'Bids being checked'), ('panel', 'With the panel'), ('deciding', 'Being decided'), ('answered', 'All applicants answered'), ('cancelled', 'Cancelled')], db_index=True, default='draft', max_length=12)),
                        ('summary', models.TextField(blank=True, verbose_name='what the money is for')),
                        ('who_can_apply', models.TextField(blank=True)),
                        ('not_funded', models.TextField(blank=True, verbose_name='what we cannot fund')),
                        ('opens_at', models.DateTimeField(blank=True, null=True)),
                        ('closes_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                        ('grace_minutes', models.PositiveSmallIntegerField(default=30)),
                        ('panel_on', models.DateField(blank=True, null=True)),
                        ('decision_on', models.DateField(blank=True, null=True)),
                        ('answer_on', models.DateField(blank=True, null=True, verbose_name='applicants hear by')),
                        ('starts_on', models.DateField(blank=True, null=True, verbose_name='projects may start from')),
                        ('available_pence', models.BigIntegerField(default=0)),
                        ('guide_max_pence', models.BigIntegerField(default=0)),
                        ('smallest_pence', models.BigIntegerField(default=0)),
                        ('max_is_strict', models.BooleanField(default=False, verbose_name='asking for more is refused, not only discouraged')),
                        ('eligible_kinds', models.JSONField(default=list)),
                        ('grounds', models.JSONField(default=list)),
                        ('terms', models.JSONField(default=dict)),
                        ('rationale', models.TextField(blank=True, verbose_name='why a grant round, and the options considered')),
                        ('equality_note', models.TextField(blank=True, verbose_name='equality impact, or why none is needed')),
                        ('principles_note', models.TextField(blank=True, verbose_name='how the round meets the ten principles')),
                        ('approval_reference', models.CharField(blank=True, max_length=12, verbose_name='decision approving the launch')),
                        ('privacy_notice', models.TextField(blank=True)),
                        ('privacy_version', models.CharField(blank=True, max_length=20)),
                        ('press_statement', models.TextField(blank=True)),
                        ('newsletter_text', models.TextField(blank=True)),
                        ('made_at', models.DateTimeField()),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='funds.fundbudget')),
                        ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='funds.fund')),
                        ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('question_set', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='round', to='questions.questionset')),
                    ],
                    options={
                        'ordering': ('-opens_at', '-id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__isnull', True), ('opens_at__isnull', True), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='round_closes_after_opening')],
                    },
                ),
                migrations.CreateModel(
                    name='ReasonGiven',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('rule', models.CharField(max_length=24)),
                        ('reason', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reasons_given', to='rounds.round')),
                    ],
                    options={
                        'ordering': ('at',),
                        'constraints': [models.UniqueConstraint(fields=('round', 'rule'), name='round_reason_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Extension',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('before', models.DateTimeField()),
                        ('until', models.DateTimeField()),
                        ('reason', models.TextField()),
                        ('granted_at', models.DateTimeField()),
                        ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='rounds.round')),
                    ],
                    options={
                        'ordering': ('granted_at',),
                    },
                ),
                migrations.CreateModel(
                    name='Criterion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('code', models.CharField(max_length=12)),
                        ('title', models.CharField(max_length=160)),
                        ('weight', models.PositiveSmallIntegerField()),
                        ('anchors', models.JSONField(default=list)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='rounds.round')),
                    ],
                    options={
                        'verbose_name_plural': 'criteria',
                        'ordering': ('position', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('round', 'code'), name='criterion_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Clarification',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('question', models.TextField()),
                        ('asker_email', models.EmailField(blank=True, max_length=254)),
                        ('asked_at', models.DateTimeField()),
                        ('answer', models.TextField(blank=True)),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clarifications', to='rounds.round')),
                    ],
                    options={
                        'ordering': ('asked_at', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='Band',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('code', models.CharField(max_length=12)),
                        ('name', models.CharField(max_length=40)),
                        ('up_to_pence', models.BigIntegerField()),
                        ('documents', models.JSONField(default=list)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bands', to='rounds.round')),
                    ],
                    options={
                        'ordering': ('up_to_pence',),
                        'constraints': [models.UniqueConstraint(fields=('round', 'code'), name='band_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Announcement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('channel', models.CharField(choices=[('website', 'Website'), ('newsletter', 'Newsletter'), ('press', 'Press statement')], max_length=12)),
                        ('made_on', models.DateField()),
                        ('link', models.CharField(blank=True, max_length=300)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='announcements', to='rounds.round')),
                    ],
                    options={
                        'ordering': ('made_on', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='RoundArea',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allowed_areas', to='rounds.round')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('round', 'area'), name='round_area_once')],
                    },
                ),
                migrations.CreateModel(
                    name='RoundPriority',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='priorities.priority')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allowed_priorities', to='rounds.round')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('round', 'priority'), name='round_priority_once')],
                    },
                ),
                migrations.CreateModel(
                    name='RoundTemplate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('title', models.CharField(max_length=160)),
                        ('settings', models.JSONField(default=dict)),
                        ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='round_templates', to='funds.fund')),
                        ('question_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='questions.questionset')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
    ]
