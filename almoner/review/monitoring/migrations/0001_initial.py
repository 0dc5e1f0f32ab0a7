import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('agreements', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Return',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('stage', models.CharField(choices=[('mid', 'Mid-year report'), ('end', 'End report')], max_length=3)),
                        ('status', models.CharField(choices=[('due', 'Not begun'), ('draft', 'Being written'), ('sent', 'With the office'), ('queried', 'A question is open'), ('accepted', 'Accepted')], default='due', max_length=8)),
                        ('due_on', models.DateField()),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('people_promised', models.PositiveIntegerField(blank=True, null=True)),
                        ('people_reached', models.PositiveIntegerField(blank=True, null=True)),
                        ('people_because', models.TextField(blank=True, verbose_name='why fewer than promised')),
                        ('narrative', models.TextField(blank=True, verbose_name='what was achieved')),
                        ('changes', models.TextField(blank=True, verbose_name='what changed')),
                        ('unspent_plan', models.TextField(blank=True, verbose_name='what should become of what was not spent')),
                        ('declared_name', models.CharField(blank=True, max_length=120)),
                        ('declared_position', models.CharField(blank=True, max_length=120)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('kept_because', models.TextField(blank=True, verbose_name='why the recipient keeps what was not spent')),
                        ('reminders', models.PositiveSmallIntegerField(default=0, verbose_name='reminders sent')),
                        ('late_since', models.DateField(blank=True, null=True)),
                        ('anonymised_at', models.DateTimeField(blank=True, null=True, verbose_name='names and texts erased')),
                        ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='agreements.agreement')),
                        ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('due_on', 'id'),
                        'indexes': [models.Index(fields=['status', 'due_on'], name='returns_by_state')],
                        'constraints': [models.UniqueConstraint(fields=('agreement', 'stage'), name='return_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Remark',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('kind', models.CharField(choices=[('question', 'The office asked'), ('answer', 'The recipient answered'), ('sent_back', 'Sent back by the office'), ('reopened', 'Opened again by the office')], max_length=9)),
                        ('text', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='monitoring.return')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='ReturnMeasure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('achieved', models.CharField(blank=True, max_length=120)),
                        ('because', models.TextField(blank=True, verbose_name='why below its target')),
                        ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told', to='agreements.promisedoutcome')),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='monitoring.return')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.UniqueConstraint(fields=('report', 'outcome'), name='measure_told_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReturnSpend',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('line', models.CharField(max_length=220)),
                        ('planned_pence', models.BigIntegerField(verbose_name='planned for the whole grant')),
                        ('spent_pence', models.BigIntegerField(blank=True, null=True)),
                        ('because', models.TextField(blank=True, verbose_name='why it differs')),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spending', to='monitoring.return')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
            ],
        ),
    ]
