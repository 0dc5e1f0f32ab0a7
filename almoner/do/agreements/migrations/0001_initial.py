import almoner.ground.core.references
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('decisions', '0001_initial'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
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
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                ('reference', models.CharField(max_length=20, unique=True)),
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
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreementtemplate')),
            ],
            options={
                'ordering': ('-offered_at', '-id'),
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
    ]
