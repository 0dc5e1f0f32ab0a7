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
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='ExternalBid',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('reference', models.CharField(max_length=20, unique=True)),
                        ('title', models.CharField(max_length=200, verbose_name='opportunity')),
                        ('source', models.CharField(choices=[('apcc', 'Notified by the Association of Police and Crime Commissioners'), ('home_office', 'Home Office'), ('moj', 'Ministry of Justice'), ('other', 'Other')], max_length=12)),
                        ('purpose', models.TextField(verbose_name='what the money would do')),
                        ('partners', models.CharField(blank=True, max_length=300, verbose_name='partners in the bid')),
                        ('deadline_on', models.DateField()),
                        ('status', models.CharField(choices=[('writing', 'Being written'), ('ready', 'Signed off'), ('submitted', 'Submitted'), ('won', 'Won'), ('accepted', 'Accepted'), ('lost', 'Lost'), ('withdrawn', 'Withdrawn')], default='writing', max_length=10)),
                        ('recorded_at', models.DateTimeField()),
                        ('signed_off_at', models.DateTimeField(blank=True, null=True)),
                        ('submitted_on', models.DateField(blank=True, null=True)),
                        ('answered_on', models.DateField(blank=True, null=True, verbose_name='when its outcome was heard')),
                        ('outcome', models.TextField(blank=True, verbose_name='what was said of it')),
                        ('decision', models.CharField(blank=True, max_length=10, verbose_name='decision that accepts the money')),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_off_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-id',),
                        'indexes': [models.Index(fields=['status', 'deadline_on'], name='bids_by_deadline')],
                    },
                ),
                migrations.CreateModel(
                    name='BidPart',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('financial_year', models.CharField(max_length=7)),
                        ('asked_pence', models.BigIntegerField()),
                        ('awarded_pence', models.BigIntegerField(blank=True, null=True)),
                        ('stream', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bid_parts', to='funds.fundingstream')),
                        ('bid', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='bids.externalbid')),
                    ],
                    options={
                        'ordering': ('financial_year', 'stream__code', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('bid', 'stream', 'financial_year'), name='bid_part_once'), models.CheckConstraint(condition=models.Q(('asked_pence__gt', 0)), name='bid_part_positive'), models.CheckConstraint(condition=models.Q(('awarded_pence__isnull', True), ('awarded_pence__gte', 0), _connector='OR'), name='bid_part_award')],
                    },
                ),
            ],
        ),
    ]
