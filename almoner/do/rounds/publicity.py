"""How a round was made known, and the questions that people asked about it (4.1)."""

from django.db import models

from almoner.do.rounds.models import Round
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept

CHANNELS = (("website", "Website"), ("newsletter", "Newsletter"), ("press", "Press statement"))


class Announcement(Kept):
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="announcements")
    channel = models.CharField(max_length=12, choices=CHANNELS)
    made_on = models.DateField()
    link = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "rounds"
        ordering = ("made_on", "id")

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.made_on}"


class Clarification(Kept):
    """A question about a round and our answer, published to everybody at once. The asker is not named."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="clarifications")
    question = models.TextField()
    asker_email = models.EmailField(blank=True)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "rounds"
        ordering = ("asked_at", "id")

    def __str__(self) -> str:
        return self.question


class Extension(Kept):
    """The deadline was moved for everybody, by a named officer with a reason (R4.9-3)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="extensions")
    before = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.TextField()
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        app_label = "rounds"
        ordering = ("granted_at",)

    def __str__(self) -> str:
        return f"{self.round.code} until {self.until:%Y-%m-%d %H:%M}"


class ReasonGiven(Kept):
    """Why a round is published although a SHOULD rule is not met: in words, with a name."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reasons_given")
    rule = models.CharField(max_length=24)
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "rounds"
        ordering = ("at",)
        constraints = (models.UniqueConstraint(fields=("round", "rule"), name="round_reason_once"),)

    def __str__(self) -> str:
        return f"{self.round.code} {self.rule}"
