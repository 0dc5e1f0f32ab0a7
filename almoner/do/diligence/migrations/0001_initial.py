import almoner.ground.core.references
import almoner.ground.core.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='Case',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('subject', models.CharField(max_length=20, unique=True)),
                        ('amount_pence', models.BigIntegerField()),
                        ('involves_vulnerable', models.BooleanField(default=False, verbose_name='works with children or adults at risk')),
                        ('documents', models.JSONField(default=list, verbose_name='kinds of papers that are asked for')),
                        ('profile', models.CharField(choices=[('small_grant', 'Small grant: checks a to d'), ('core_partner', 'Statutory partner: light checks')], default='small_grant', max_length=16)),
                        ('status', models.CharField(choices=[('open', 'Being checked'), ('passed', 'Passed'), ('failed', 'Failed')], default='open', max_length=12)),
                        ('overall', models.CharField(blank=True, choices=[('pass', 'Pass'), ('condition', 'Pass with a condition'), ('fail', 'Fail'), ('not_needed', 'Not needed')], max_length=10)),
                        ('condition', models.CharField(blank=True, max_length=300)),
                        ('opened_at', models.DateTimeField()),
                        ('concluded_at', models.DateTimeField(blank=True, null=True)),
                        ('concluded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diligence_cases', to='organisations.organisation')),
                    ],
                    options={
                        'ordering': ('-opened_at',),
                    },
                ),
                migrations.CreateModel(
                    name='StatementCheck',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('claim', models.TextField()),
                        ('asked', models.CharField(max_length=160, verbose_name='who was asked')),
                        ('reply', models.TextField(blank=True)),
                        ('verdict', models.CharField(choices=[('open', 'No answer yet'), ('confirmed', 'Confirmed'), ('contradicted', 'Contradicted'), ('corrected', 'Corrected by the applicant')], default='open', max_length=12)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='diligence.case')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Check',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('item', models.CharField(choices=[('a', 'Finance: accounts, health, cash position'), ('b', 'Policies: safeguarding, data protection and others'), ('c', 'Likely effectiveness and efficiency'), ('d', 'Statements and figures checked with partners')], max_length=1)),
                        ('result', models.CharField(choices=[('pass', 'Pass'), ('condition', 'Pass with a condition'), ('fail', 'Fail'), ('not_needed', 'Not needed')], max_length=10)),
                        ('note', models.TextField(blank=True)),
                        ('answers', models.JSONField(default=dict)),
                        ('checked_at', models.DateTimeField()),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='diligence.case')),
                        ('checker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.document')),
                    ],
                    options={
                        'ordering': ('item',),
                        'constraints': [models.UniqueConstraint(fields=('case', 'item'), name='check_item_once')],
                    },
                ),
            ],
        ),
    ]
