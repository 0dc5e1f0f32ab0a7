import almoner.ground.core.references
import almoner.ground.core.tables
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        almoner.ground.core.tables.CreateTogether(
            tables=[
                migrations.CreateModel(
                    name='QuestionSet',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('title', models.CharField(max_length=200)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('frozen_at', models.DateTimeField(blank=True, null=True)),
                        ('made_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='questions.questionset')),
                    ],
                    options={
                        'ordering': ('title', 'version', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='AnswerSheet',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('band', models.CharField(blank=True, max_length=40)),
                        ('question_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='questions.questionset')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='Topic',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('position', models.PositiveIntegerField()),
                        ('key', models.CharField(max_length=60, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9]*(_[a-z0-9]+)*$', 'Use small letters, numbers and _, and begin with a letter.')])),
                        ('title', models.CharField(max_length=200)),
                        ('intro', models.TextField(blank=True)),
                        ('component', models.CharField(default='questions', max_length=40)),
                        ('bands', models.JSONField(blank=True, default=list)),
                        ('question_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='questions.questionset')),
                    ],
                    options={
                        'ordering': ('question_set', 'position', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('question_set', 'key'), name='topic_key_once_in_a_set')],
                    },
                ),
                migrations.CreateModel(
                    name='Question',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('public_id', models.CharField(default=almoner.ground.core.references.public_id, editable=False, max_length=14, unique=True)),
                        ('position', models.PositiveIntegerField()),
                        ('key', models.CharField(max_length=60, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9]*(_[a-z0-9]+)*$', 'Use small letters, numbers and _, and begin with a letter.')])),
                        ('kind', models.CharField(choices=[('short_text', 'One line of text'), ('long_text', 'Several lines of text'), ('choice', 'One choice from a list'), ('choices', 'Several choices from a list'), ('yes_no', 'Yes or no'), ('number', 'A whole number'), ('money', 'An amount of money'), ('date', 'A date'), ('table', 'A table'), ('file', 'A file')], default='short_text', max_length=10)),
                        ('label', models.CharField(max_length=300)),
                        ('why_asked', models.TextField(blank=True)),
                        ('help', models.TextField(blank=True)),
                        ('example', models.TextField(blank=True)),
                        ('required', models.BooleanField(default=True)),
                        ('word_limit', models.PositiveIntegerField(blank=True, null=True)),
                        ('smallest', models.BigIntegerField(blank=True, null=True)),
                        ('largest', models.BigIntegerField(blank=True, null=True)),
                        ('options', models.JSONField(blank=True, default=list)),
                        ('columns', models.JSONField(blank=True, default=list)),
                        ('condition', models.JSONField(blank=True, default=dict)),
                        ('bands', models.JSONField(blank=True, default=list)),
                        ('scored_by', models.CharField(blank=True, max_length=60)),
                        ('question_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='questions.questionset')),
                        ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='questions.topic')),
                    ],
                    options={
                        'ordering': ('question_set', 'topic__position', 'position', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('question_set', 'key'), name='question_key_once_in_a_set')],
                    },
                ),
                migrations.CreateModel(
                    name='Answer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest_salt', models.CharField(default=almoner.ground.core.references.salt, editable=False, max_length=32)),
                        ('value', models.JSONField(blank=True, null=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('saved_at', models.DateTimeField()),
                        ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='questions.answersheet')),
                        ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='questions.question')),
                    ],
                    options={
                        'ordering': ('sheet', 'question'),
                        'constraints': [models.UniqueConstraint(fields=('sheet', 'question'), name='answer_once_in_a_sheet')],
                    },
                ),
            ],
        ),
    ]
