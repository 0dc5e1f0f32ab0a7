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
        ('diligence', '0001_initial'),
        ('files', '0001_initial'),
        ('organisations', '0001_initial'),
        ('partnerships', '0001_initial'),
        ('priorities', '0001_initial'),
        ('questions', '0001_initial'),
        ('rounds', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Application',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=16, unique=True)),
                        ('status', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('ineligible', 'Does not meet the criteria'), ('eligible', 'With the panel'), ('recommended', 'Recommended'), ('reserve', 'On the reserve list'), ('not_recommended', 'Not recommended'), ('awarded', 'Awarded'), ('refused', 'Not awarded'), ('withdrawn', 'Withdrawn'), ('lapsed', 'Offer lapsed')], default='draft', max_length=16)),
                        ('title', models.CharField(blank=True, max_length=140, verbose_name='project name')),
                        ('summary', models.CharField(blank=True, max_length=300, verbose_name='what it is, in one or two sentences')),
                        ('ask_pence', models.BigIntegerField(blank=True, null=True)),
                        ('cost_pence', models.BigIntegerField(blank=True, null=True, verbose_name='cost of the whole project')),
                        ('starts_on', models.DateField(blank=True, null=True)),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('over_guide_reason', models.TextField(blank=True)),
                        ('grounds', models.JSONField(default=list)),
                        ('involves_children', models.BooleanField(blank=True, null=True)),
                        ('involves_adults_at_risk', models.BooleanField(blank=True, null=True)),
                        ('afterwards', models.CharField(blank=True, choices=[('ends', 'The project ends; its results last'), ('own_income', 'We pay for it from our own income'), ('other_funder', 'Another funder has agreed to pay'), ('seeking', 'We are looking for another funder'), ('mainstream', 'A public service takes it over')], max_length=16)),
                        ('afterwards_note', models.TextField(blank=True)),
                        ('differs_note', models.TextField(blank=True, verbose_name='how it differs from what exists')),
                        ('is_not_statutory', models.BooleanField(blank=True, null=True)),
                        ('continuation_delivered', models.TextField(blank=True, verbose_name='what the earlier money did')),
                        ('continuation_develops', models.TextField(blank=True, verbose_name='how this takes it further')),
                        ('helped_by_cvs', models.BooleanField(blank=True, null=True)),
                        ('has_read_plan', models.BooleanField(default=False)),
                        ('declares_true', models.BooleanField(default=False)),
                        ('no_double_funding', models.BooleanField(default=False)),
                        ('privacy_accepted_version', models.CharField(blank=True, max_length=20)),
                        ('started_at', models.DateTimeField()),
                        ('last_saved_at', models.DateTimeField()),
                        ('submitted_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                        ('extended_until', models.DateTimeField(blank=True, null=True)),
                        ('frozen_digest', models.CharField(blank=True, max_length=64)),
                        ('entered_by_office', models.BooleanField(default=False)),
                        ('received_at', models.DateTimeField(blank=True, null=True, verbose_name='when the office got it by email or post')),
                        ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='the applicant confirmed our entry')),
                        ('sifted_at', models.DateTimeField(blank=True, null=True)),
                        ('sift_reasons', models.JSONField(default=list)),
                        ('awarded_pence', models.BigIntegerField(blank=True, null=True)),
                        ('outcome_reasons', models.JSONField(default=list)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('is_scale_candidate', models.BooleanField(default=False, verbose_name='could move to a larger fund')),
                        ('band', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rounds.band')),
                        ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('continues', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.earlieraward')),
                        ('copy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                        ('diligence', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='application', to='diligence.case')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='organisations.organisation')),
                        ('original', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='rounds.round')),
                        ('sheet', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='application', to='questions.answersheet')),
                        ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('reference',),
                        'indexes': [models.Index(fields=['round', 'status', 'reference'], name='bids_by_state'), models.Index(fields=['organisation', 'status'], name='bids_by_organisation')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ask_pence__isnull', True), ('ask_pence__gte', 0), _connector='OR'), name='ask_not_negative'), models.CheckConstraint(condition=models.Q(('awarded_pence__isnull', True), ('awarded_pence__lte', models.F('ask_pence')), _connector='OR'), name='award_within_ask')],
                    },
                ),
                migrations.CreateModel(
                    name='BidArea',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('percent', models.PositiveSmallIntegerField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='applications.application')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                    ],
                    options={
                        'ordering': ('-percent', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('application', 'area'), name='bid_area_once'), models.CheckConstraint(condition=models.Q(('percent__gte', 1), ('percent__lte', 100)), name='bid_area_percent')],
                    },
                ),
                migrations.CreateModel(
                    name='BidPriority',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('impact', models.TextField(blank=True)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='applications.application')),
                        ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='priorities.priority')),
                    ],
                    options={
                        'ordering': ('position', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('application', 'priority'), name='bid_priority_once')],
                    },
                ),
                migrations.CreateModel(
                    name='BudgetLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('category', models.CharField(choices=[('staff', 'Staff'), ('volunteers', 'Volunteers'), ('activities', 'Activities'), ('venue', 'Venue'), ('equipment', 'Equipment'), ('travel', 'Travel'), ('overheads', 'Overheads'), ('other', 'Other')], max_length=12)),
                        ('description', models.CharField(max_length=200)),
                        ('cost_pence', models.BigIntegerField()),
                        ('ours_pence', models.BigIntegerField(verbose_name='asked of us')),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budget_lines', to='applications.application')),
                    ],
                    options={
                        'ordering': ('position', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('cost_pence__gte', models.F('ours_pence')), ('ours_pence__gte', 0)), name='budget_ours_within_cost')],
                    },
                ),
                migrations.CreateModel(
                    name='Comment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('topic', models.CharField(max_length=40)),
                        ('text', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='applications.application')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('at',),
                    },
                ),
                migrations.CreateModel(
                    name='ConsortiumPartner',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('name', models.CharField(max_length=200)),
                        ('role', models.CharField(blank=True, max_length=200)),
                        ('percent', models.PositiveSmallIntegerField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partners', to='applications.application')),
                    ],
                    options={
                        'ordering': ('-percent', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='Consultation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('asked', models.CharField(max_length=160, verbose_name='who is asked')),
                        ('asked_email', models.EmailField(max_length=254)),
                        ('question', models.TextField()),
                        ('summary', models.TextField()),
                        ('token', models.CharField(default=almoner.ground.core.references.link_token, editable=False, max_length=32, unique=True)),
                        ('asked_at', models.DateTimeField()),
                        ('reply', models.TextField(blank=True)),
                        ('replied_at', models.DateTimeField(blank=True, null=True)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='applications.application')),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('asked_at',),
                    },
                ),
                migrations.CreateModel(
                    name='Endorsement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('kind', models.CharField(choices=[('csp', 'Community Safety Partnership'), ('police', 'Police'), ('other', 'Another partner')], max_length=8)),
                        ('partner_name', models.CharField(max_length=160)),
                        ('partner_email', models.EmailField(blank=True, max_length=254)),
                        ('token', models.CharField(default=almoner.ground.core.references.link_token, editable=False, max_length=32, unique=True)),
                        ('requested_at', models.DateTimeField(blank=True, null=True)),
                        ('reminded_at', models.DateTimeField(blank=True, null=True)),
                        ('no_request_reason', models.CharField(blank=True, max_length=300)),
                        ('answer', models.CharField(blank=True, choices=[('supports', 'We support it'), ('concerns', 'We have concerns'), ('declines', 'We do not support it')], max_length=10)),
                        ('comment', models.TextField(blank=True)),
                        ('answered_by_name', models.CharField(blank=True, max_length=120)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='applications.application')),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                        ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                        ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='partnerships.partnership')),
                        ('requested_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('kind', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='Judgement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('rule', models.CharField(max_length=24)),
                        ('stage', models.CharField(choices=[('sift', 'Sift'), ('panel', 'Panel'), ('decision', 'Decision')], max_length=10)),
                        ('is_met', models.BooleanField()),
                        ('reason', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='applications.application')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('at',),
                        'constraints': [models.UniqueConstraint(fields=('application', 'rule', 'stage'), name='judgement_once')],
                    },
                ),
                migrations.CreateModel(
                    name='LateAcceptance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('until', models.DateTimeField()),
                        ('reason', models.TextField()),
                        ('granted_at', models.DateTimeField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_acceptances', to='applications.application')),
                        ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('granted_at',),
                    },
                ),
                migrations.CreateModel(
                    name='LateAttempt',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('arrived_at', models.DateTimeField()),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_attempts', to='applications.application')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('arrived_at',),
                    },
                ),
                migrations.CreateModel(
                    name='MatchLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('source', models.CharField(max_length=160)),
                        ('kind', models.CharField(choices=[('cash', 'Cash'), ('in_kind', 'In kind')], max_length=8)),
                        ('standing', models.CharField(choices=[('secured', 'Secured'), ('pledged', 'Promised'), ('applied', 'Applied for')], max_length=8)),
                        ('amount_pence', models.BigIntegerField()),
                        ('evidence', models.CharField(blank=True, max_length=200)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='match_lines', to='applications.application')),
                    ],
                    options={
                        'ordering': ('position', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gte', 0)), name='match_not_negative')],
                    },
                ),
                migrations.CreateModel(
                    name='Overlap',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('other_reference', models.CharField(max_length=20)),
                        ('other_title', models.CharField(max_length=200)),
                        ('because', models.JSONField(default=list)),
                        ('view', models.CharField(choices=[('open', 'Not looked at'), ('none', 'No real overlap'), ('explained', 'Overlap, explained'), ('duplicate', 'Duplicates it')], default='open', max_length=10)),
                        ('note', models.TextField(blank=True)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overlaps', to='applications.application')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.UniqueConstraint(fields=('application', 'other_reference'), name='overlap_once')],
                    },
                ),
                migrations.CreateModel(
                    name='UsedDocument',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='used_documents', to='applications.application')),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.document')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('application', 'document'), name='used_document_once')],
                    },
                ),
            ],
        ),
    ]
