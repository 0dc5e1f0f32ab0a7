"""What the frame itself keeps: forms already done, and letters to be sent after the transaction."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from almoner.ground.core.references import public_id

WAITING, SENDING, SENT, FAILED = "waiting", "sending", "sent", "failed"
LETTER_STATES = ((WAITING, "Waiting"), (SENDING, "Being sent"), (SENT, "Sent"), (FAILED, "Failed"))


class DoneOnce(models.Model):
    """A form's key and what came of it: the same form posted twice gives the same result once."""

    key = models.CharField(max_length=64, unique=True)
    action = models.CharField(max_length=60)
    model = models.CharField(max_length=80, blank=True)
    row = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.action} {self.row}"


class Letter(models.Model):
    """One email in the outbox: a template's name and a snapshot of its values, then the text as sent."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    to = models.EmailField()
    template = models.CharField(max_length=80)
    values = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    thing = models.CharField(max_length=80, blank=True, db_index=True)
    state = models.CharField(max_length=8, choices=LETTER_STATES, default=WAITING)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = (
            models.Index(fields=("state", "next_try_at"), name="letters_due"),
            models.Index(fields=("-created_at", "-id"), name="letters_newest"),
        )

    def __str__(self) -> str:
        return f"{self.template} to {self.to}"
