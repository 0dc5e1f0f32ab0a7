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
                    name='PublicityItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('status', models.CharField(choices=[('new', 'To look at'), ('published', 'Published'), ('kept', 'Not published')], default='new', max_length=10)),
                        ('kind', models.CharField(choices=[('press', 'Press'), ('video', 'Video'), ('visit', 'Visit'), ('social', 'Social media'), ('event', 'Event')], max_length=8, verbose_name='type')),
                        ('happened_on', models.DateField(verbose_name='day')),
                        ('words', models.CharField(max_length=300, verbose_name='what it was, as the public may read it')),
                        ('link', models.CharField(blank=True, max_length=300)),
                        ('has_office_visit', models.BooleanField(default=False, verbose_name='the office came')),
                        ('shows_people', models.BooleanField(default=False, verbose_name='shows people who can be recognised')),
                        ('consent', models.CharField(blank=True, max_length=300, verbose_name='consent for the images')),
                        ('consent_at', models.DateTimeField(blank=True, null=True)),
                        ('is_by_office', models.BooleanField(default=False, verbose_name='the office recorded it')),
                        ('added_at', models.DateTimeField()),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publicity', to='agreements.agreement')),
                        ('consent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-happened_on', '-id'),
                        'indexes': [models.Index(fields=['has_office_visit', 'happened_on'], name='publicity_visits')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('shows_people', False), ('consent_at__isnull', False), _connector='OR'), name='people_published_by_consent')],
                    },
                ),
                migrations.CreateModel(
                    name='Update',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('question', models.TextField(max_length=500)),
                        ('due_on', models.DateField(db_index=True)),
                        ('asked_at', models.DateTimeField()),
                        ('going', models.CharField(blank=True, choices=[('planned', 'As planned'), ('changed', 'Differently from the plan'), ('behind', 'Behind the plan'), ('help', 'We need to talk')], max_length=8, verbose_name='how it goes')),
                        ('answer', models.TextField(blank=True, max_length=1500)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('is_by_office', models.BooleanField(default=False, verbose_name='the office wrote the answer down')),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='agreements.agreement')),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-id',),
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('going', '')), models.Q(('answered_at__isnull', False), models.Q(('going', ''), _negated=True)), _connector='OR'), name='update_answered_whole')],
                    },
                ),
            ],
        ),
    ]
