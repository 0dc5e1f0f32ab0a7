"""Sets of questions, sheets of answers. Each answer is a row of its own with a version."""

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.questions.states import KINDS, QUESTIONS, SHORT_TEXT

KEY_FORM = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
KEY = RegexValidator(KEY_FORM, "Use small letters, numbers and _, and begin with a letter.")


class QuestionSet(Kept):
    """One version of a form. Once frozen it never changes; a change is made in a copy."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    title = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)
    made_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies"
    )
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("title", "version", "id")

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None


class Topic(Kept):
    """One page of a form: questions, or a page of the subject's own (`component`)."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="topics")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=60, validators=[KEY])
    title = models.CharField(max_length=200)
    intro = models.TextField(blank=True)
    component = models.CharField(max_length=40, default=QUESTIONS)
    bands = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("question_set", "position", "id")
        constraints = (
            models.UniqueConstraint(fields=("question_set", "key"), name="topic_key_once_in_a_set"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def asks_questions(self) -> bool:
        return self.component == QUESTIONS


class Question(Kept):
    """What is asked, why, and within which limits; money limits are pence, table limits are rows."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="questions")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="questions")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=60, validators=[KEY])
    kind = models.CharField(max_length=10, choices=KINDS, default=SHORT_TEXT)
    label = models.CharField(max_length=300)
    why_asked = models.TextField(blank=True)
    help = models.TextField(blank=True)
    example = models.TextField(blank=True)
    required = models.BooleanField(default=True)
    word_limit = models.PositiveIntegerField(null=True, blank=True)
    smallest = models.BigIntegerField(null=True, blank=True)
    largest = models.BigIntegerField(null=True, blank=True)
    options = models.JSONField(default=list, blank=True)
    columns = models.JSONField(default=list, blank=True)
    condition = models.JSONField(default=dict, blank=True)
    bands = models.JSONField(default=list, blank=True)
    scored_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("question_set", "topic__position", "position", "id")
        constraints = (
            models.UniqueConstraint(fields=("question_set", "key"), name="question_key_once_in_a_set"),
        )

    def __str__(self) -> str:
        return self.label

    def option_words(self) -> dict[str, str]:
        return {str(option["value"]): str(option["label"]) for option in self.options}


class AnswerSheet(Kept):
    """The answers of one bid, return or check, which points here. The band decides what is asked."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="sheets")
    band = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"Answers {self.public_id}"


class Answer(Kept):
    """One answer as it stands; `version` counts its savings. An emptied answer stays, with None."""

    sheet = models.ForeignKey(AnswerSheet, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    value: Any = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("sheet", "question")
        constraints = (models.UniqueConstraint(fields=("sheet", "question"), name="answer_once_in_a_sheet"),)

    def __str__(self) -> str:
        return f"Answer {self.pk}"
