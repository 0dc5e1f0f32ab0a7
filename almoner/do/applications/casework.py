"""What the office notes about a bid: judgements, reasons for going on, overlaps, comments, late attempts."""

from django.db import models

from almoner.do.applications.models import Application
from almoner.ground.accounts.models import Person
from almoner.ground.core.rows import Kept


class Judgement(Kept):
    """A person answers a finding: judges it, or goes on in spite of it with a reason and a name."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="judgements")
    rule = models.CharField(max_length=24)
    stage = models.CharField(
        max_length=10, choices=(("sift", "Sift"), ("panel", "Panel"), ("decision", "Decision"))
    )
    is_met = models.BooleanField()
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "applications"
        ordering = ("at",)
        constraints = (
            models.UniqueConstraint(fields=("application", "rule", "stage"), name="judgement_once"),
        )

    def __str__(self) -> str:
        return f"{self.application.reference} {self.rule}"


class Overlap(Kept):
    """Another bid or award that looks alike, why, and what the officer thinks of it (R4.4-2)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="overlaps")
    other_reference = models.CharField(max_length=20)
    other_title = models.CharField(max_length=200)
    because = models.JSONField(default=list)
    view = models.CharField(
        max_length=10,
        choices=(("open", "Not looked at"), ("none", "No real overlap"), ("explained", "Overlap, explained"),
                 ("duplicate", "Duplicates it")),
        default="open",
    )  # fmt: skip
    note = models.TextField(blank=True)

    class Meta:
        app_label = "applications"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("application", "other_reference"), name="overlap_once"),
        )

    def __str__(self) -> str:
        return f"{self.application.reference} and {self.other_reference}"


class Comment(Kept):
    """A remark of a colleague or helper on a draft, under one topic of the form."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="comments")
    topic = models.CharField(max_length=40)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "applications"
        ordering = ("at",)

    def __str__(self) -> str:
        return self.text


class LateAttempt(Kept):
    """Somebody tried to send a bid after the deadline: refused, the draft kept (R4.9-2)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="late_attempts")
    arrived_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "applications"
        ordering = ("arrived_at",)

    def __str__(self) -> str:
        return f"{self.application.reference} at {self.arrived_at:%H:%M:%S}"


class LateAcceptance(Kept):
    """A named officer lets one bid be sent late, because of a fault of ours (R4.9-3)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="late_acceptances")
    until = models.DateTimeField()
    reason = models.TextField()
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        app_label = "applications"
        ordering = ("granted_at",)

    def __str__(self) -> str:
        return f"{self.application.reference} until {self.until:%H:%M}"
