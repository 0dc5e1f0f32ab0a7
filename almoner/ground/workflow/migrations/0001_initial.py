import almoner.ground.core.references
import almoner.ground.core.tables
import django.core.serializers.json
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='DoneOnce',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=64, unique=True)),
                        ('action', models.CharField(max_length=60)),
                        ('model', models.CharField(blank=True, max_length=80)),
                        ('row', models.CharField(blank=True, max_length=40)),
                        ('at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Letter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('to', models.EmailField(max_length=254)),
                        ('template', models.CharField(max_length=80)),
                        ('values', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                        ('thing', models.CharField(blank=True, db_index=True, max_length=80)),
                        ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Failed')], default='waiting', max_length=8)),
                        ('created_at', models.DateTimeField()),
                        ('next_try_at', models.DateTimeField()),
                        ('lease_until', models.DateTimeField(blank=True, null=True)),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('subject', models.CharField(blank=True, max_length=200)),
                        ('body', models.TextField(blank=True)),
                        ('last_error', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'ordering': ('-created_at', '-id'),
                        'indexes': [models.Index(fields=['state', 'next_try_at'], name='letters_due'), models.Index(fields=['-created_at', '-id'], name='letters_newest')],
                    },
                ),
            ],
        ),
    ]
