import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('allocations', '0001_initial'),
        ('applications', '0001_initial'),
        ('bids', '0001_initial'),
        ('files', '0001_initial'),
        ('funds', '0002_append_only'),
        ('organisations', '0001_initial'),
        ('pools', '0001_initial'),
        ('priorities', '0001_initial'),
        ('procurement', '0001_initial'),
        ('proposals', '0001_initial'),
        ('rounds', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='ScrutinyMeeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('held_on', models.DateField(unique=True)),
                        ('title', models.CharField(max_length=160)),
                    ],
                    options={
                        'ordering': ('-held_on',),
                    },
                ),
                migrations.CreateModel(
                    name='Decision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=10, unique=True)),
                        ('title', models.CharField(max_length=200)),
                        ('kind', models.CharField(choices=[('money', 'Gives money'), ('process', 'Starts or approves something')], max_length=10)),
                        ('classification', models.CharField(default='OFFICIAL', max_length=40)),
                        ('area_affected', models.CharField(blank=True, max_length=300, verbose_name='area of county and stakeholders affected')),
                        ('enquiries_to', models.CharField(blank=True, max_length=160)),
                        ('author_role', models.CharField(blank=True, max_length=120)),
                        ('dated', models.DateField(blank=True, null=True)),
                        ('status', models.CharField(choices=[('draft', 'Being written'), ('signing', 'Being signed'), ('signed', 'Signed, not yet published'), ('not_agreed', 'Not agreed, not yet published'), ('published', 'Published'), ('withheld', 'Withheld'), ('dropped', 'Dropped')], default='draft', max_length=12)),
                        ('strategic_links', models.TextField(blank=True, verbose_name='plans and partner priorities regarded')),
                        ('equality_note', models.TextField(blank=True, verbose_name='equality implications')),
                        ('csp_regard', models.TextField(blank=True, verbose_name='how CSP priorities were regarded')),
                        ('mpm_note', models.TextField(blank=True, verbose_name='regularity, propriety, value for money, feasibility')),
                        ('terms', models.JSONField(default=dict)),
                        ('small_approver', models.CharField(blank=True, max_length=24, verbose_name='role that alone approves up to the threshold, fixed when opened')),
                        ('digest', models.CharField(blank=True, max_length=64)),
                        ('opened_at', models.DateTimeField(blank=True, null=True)),
                        ('signed_at', models.DateTimeField(blank=True, null=True)),
                        ('disagreement', models.TextField(blank=True, verbose_name='why it was not agreed')),
                        ('published_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                        ('checkpoint_size', models.BigIntegerField(blank=True, null=True, verbose_name='lines of the record at its checkpoint')),
                        ('withheld_ground', models.TextField(blank=True)),
                        ('made_at', models.DateTimeField()),
                        ('accepts', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='bids.externalbid')),
                        ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('published_pdf', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                        ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='rounds.round')),
                        ('withheld_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('reported_at', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='decisions.scrutinymeeting')),
                    ],
                    options={
                        'ordering': ('-dated', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='DecisionLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('for_contract', models.BooleanField(default=False, verbose_name='paid under a contract, not as a grant')),
                        ('contract', models.CharField(blank=True, max_length=12, verbose_name='contract whose further year it pays')),
                        ('most_pence', models.BigIntegerField(blank=True, null=True, verbose_name="left of that contract's signed value")),
                        ('title', models.CharField(max_length=200)),
                        ('description', models.CharField(max_length=300, verbose_name='short public description')),
                        ('description_was_checked', models.BooleanField(default=False, verbose_name='no personal data, no refuge address')),
                        ('amount_pence', models.BigIntegerField()),
                        ('purpose', models.CharField(blank=True, max_length=24)),
                        ('statutory_basis', models.CharField(blank=True, max_length=200)),
                        ('reasons', models.TextField(blank=True, verbose_name='why this secures crime and disorder reduction')),
                        ('conditions', models.TextField(blank=True)),
                        ('contrary_reason', models.TextField(blank=True, verbose_name='why, against the recommendation or the checks')),
                        ('splitting_reason', models.TextField(blank=True)),
                        ('is_agreed', models.BooleanField(default=True, verbose_name='false where the decision-maker did not agree this line')),
                        ('not_agreed_reason', models.TextField(blank=True)),
                        ('allocation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lines', to='allocations.coreallocation')),
                        ('application', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lines', to='applications.application')),
                        ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_lines', to='funds.fundbudget')),
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='decisions.decision')),
                        ('lot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lines', to='procurement.lot')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lines', to='organisations.organisation')),
                        ('pool_share', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lines', to='pools.poolshare')),
                        ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='priorities.priority')),
                        ('proposal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lines', to='proposals.proposal')),
                    ],
                    options={
                        'ordering': ('position', 'id'),
                        'indexes': [models.Index(condition=models.Q(('contract', ''), _negated=True), fields=['contract'], name='lines_of_contracts')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gte', 0)), name='line_not_negative'), models.UniqueConstraint(fields=('decision', 'application'), name='line_application_once')],
                    },
                ),
                migrations.CreateModel(
                    name='OpenedText',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('digest', models.CharField(max_length=64)),
                        ('content', models.JSONField()),
                        ('opened_at', models.DateTimeField()),
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opened_texts', to='decisions.decision')),
                    ],
                    options={
                        'ordering': ('opened_at', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('decision', 'digest'), name='opened_text_once')],
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
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reasons_given', to='decisions.decision')),
                    ],
                    options={
                        'ordering': ('at',),
                        'constraints': [models.UniqueConstraint(fields=('decision', 'rule'), name='decision_reason_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Section',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('heading', models.CharField(max_length=120)),
                        ('text', models.TextField(blank=True)),
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='decisions.decision')),
                    ],
                    options={
                        'ordering': ('position', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('decision', 'position'), name='section_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Signature',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('role', models.CharField(max_length=24)),
                        ('title', models.CharField(max_length=120, verbose_name='title as printed')),
                        ('delegation', models.CharField(blank=True, max_length=160, verbose_name='on whose behalf')),
                        ('agrees', models.BooleanField()),
                        ('comment', models.TextField(blank=True)),
                        ('digest', models.CharField(max_length=64)),
                        ('signed_at', models.DateTimeField()),
                        ('voided_at', models.DateTimeField(blank=True, null=True)),
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='decisions.decision')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('signed_at', 'id'),
                        'constraints': [models.UniqueConstraint(condition=models.Q(('voided_at__isnull', True)), fields=('decision', 'role'), name='signature_role_once'), models.UniqueConstraint(condition=models.Q(('voided_at__isnull', True)), fields=('decision', 'person'), name='signature_person_once')],
                    },
                ),
            ],
        ),
    ]
