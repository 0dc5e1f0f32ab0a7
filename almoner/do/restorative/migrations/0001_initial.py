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
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Volunteer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('number', models.PositiveIntegerField(unique=True)),
                        ('reference', models.CharField(max_length=8, unique=True)),
                        ('name', models.CharField(max_length=120)),
                        ('status', models.CharField(choices=[('active', 'Active'), ('resting', 'Resting'), ('left', 'Left')], default='active', max_length=8)),
                        ('trained_on', models.DateField(blank=True, null=True)),
                        ('dbs_on', models.DateField(blank=True, null=True, verbose_name='date of the DBS check')),
                        ('supervised_on', models.DateField(blank=True, null=True, verbose_name='last supervision')),
                    ],
                    options={
                        'ordering': ('number',),
                    },
                ),
                migrations.CreateModel(
                    name='RestorativeCase',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('number', models.PositiveIntegerField(unique=True)),
                        ('reference', models.CharField(max_length=16, unique=True)),
                        ('status', models.CharField(choices=[('referral', 'Referral'), ('consent', 'Consent'), ('initial_risk', 'Risk assessed'), ('allocated', 'Allocated'), ('secondary_risk', 'Risk assessed again'), ('facilitation', 'Facilitation'), ('communication', 'Communication'), ('closed', 'Closed')], default='referral', max_length=14)),
                        ('source', models.CharField(choices=[('police', 'Police'), ('victim_service', 'Victim service'), ('prison', 'Prison'), ('probation', 'Probation'), ('self', 'Themselves'), ('school', 'School'), ('housing', 'Housing or council'), ('other', 'Somebody else')], max_length=20)),
                        ('harm', models.CharField(choices=[('asb', 'Anti-social behaviour or neighbours'), ('burglary', 'Burglary'), ('criminal_damage', 'Criminal damage'), ('death', 'Death by driving, or homicide'), ('domestic_abuse', 'Domestic abuse'), ('hate', 'Hate'), ('sexual', 'Sexual offence'), ('theft', 'Theft'), ('violence_injury', 'Violence with injury'), ('violence', 'Violence without injury'), ('other', 'Something else, or not said')], max_length=40)),
                        ('initiated_by', models.CharField(choices=[('harmed', 'Person who was harmed'), ('harmer', 'Person who harmed')], max_length=6)),
                        ('referred_on', models.DateField()),
                        ('is_criminal', models.BooleanField(default=False)),
                        ('sentenced_on', models.DateField(blank=True, null=True)),
                        ('is_out_of_court', models.BooleanField(default=False)),
                        ('sealed', models.TextField(blank=True, editable=False)),
                        ('risk', models.CharField(blank=True, choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                        ('intervention', models.CharField(blank=True, choices=[('direct', 'Direct: they meet'), ('indirect', 'Indirect: letters or messages'), ('mediation', 'Mediation'), ('community', 'Community meeting')], max_length=10)),
                        ('first_contact_on', models.DateField(blank=True, null=True)),
                        ('closed_on', models.DateField(blank=True, null=True)),
                        ('outcome', models.CharField(blank=True, choices=[('direct_meeting', 'They met'), ('messages', 'Messages were carried between them'), ('letter', 'A letter was given'), ('mediation', 'They agreed in mediation'), ('community_meeting', 'A community meeting was held'), ('declined_harmed', 'The harmed person declined'), ('declined_harmer', 'The person who harmed declined'), ('no_contact', 'They could not be reached'), ('unsuitable', 'Not suitable: the risk')], max_length=30)),
                        ('agreement', models.TextField(blank=True, editable=False, verbose_name='what they agreed, sealed')),
                        ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                        ('opened_at', models.DateTimeField()),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                        ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-id',),
                        'indexes': [models.Index(fields=['status', 'id'], name='restorative_by_state'), models.Index(fields=['referred_on'], name='restorative_by_day')],
                    },
                ),
                migrations.CreateModel(
                    name='CaseParty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('side', models.CharField(choices=[('harmed', 'Person who was harmed'), ('harmer', 'Person who harmed')], max_length=6)),
                        ('sealed', models.TextField(blank=True, editable=False)),
                        ('consent', models.CharField(blank=True, choices=[('given', 'Consents'), ('refused', 'Does not consent'), ('withdrawn', 'Has withdrawn consent')], max_length=9)),
                        ('consent_on', models.DateField(blank=True, null=True)),
                        ('accepts_on', models.DateField(blank=True, null=True, verbose_name='accepts responsibility since')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='restorative.restorativecase')),
                    ],
                    options={
                        'ordering': ('side', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='CaseContact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('made_on', models.DateField()),
                        ('way', models.CharField(choices=[('telephone', 'Telephone'), ('letter', 'Letter'), ('email', 'Email or message'), ('visit', 'Visit'), ('other', 'Another way')], max_length=10)),
                        ('was_reached', models.BooleanField(default=True)),
                        ('sealed', models.TextField(blank=True, editable=False)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='restorative.caseparty')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='restorative.restorativecase')),
                    ],
                    options={
                        'ordering': ('made_on', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='RiskAssessment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('kind', models.CharField(choices=[('initial', 'Initial'), ('secondary', 'Secondary')], max_length=9)),
                        ('level', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                        ('made_on', models.DateField()),
                        ('sealed', models.TextField(blank=True, editable=False)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='restorative.restorativecase')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='Allocation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='restorative.restorativecase')),
                        ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='restorative.volunteer')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('case', 'volunteer'), name='facilitates_once')],
                    },
                ),
                migrations.CreateModel(
                    name='VolunteerHours',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('given_on', models.DateField()),
                        ('hours', models.PositiveSmallIntegerField()),
                        ('what', models.CharField(max_length=120)),
                        ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hours', to='restorative.volunteer')),
                    ],
                    options={
                        'ordering': ('-given_on', '-id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0)), name='volunteer_hours_positive')],
                    },
                ),
                migrations.CreateModel(
                    name='CaseFeedback',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('satisfaction', models.PositiveSmallIntegerField()),
                        ('given_on', models.DateField()),
                        ('sealed', models.TextField(blank=True, editable=False)),
                        ('party', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='restorative.caseparty')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('satisfaction__gte', 1), ('satisfaction__lte', 5)), name='feedback_one_to_five')],
                    },
                ),
            ],
        ),
    ]
