"""Reports of recipients of grants: what was promised, what is told of it, and what is asked (4.13)."""

from datetime import date

from django.db import models

from almoner.do.agreements.models import Agreement, PromisedOutcome
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.review.monitoring.states import RETURN, TO_WRITE

MID, END = "mid", "end"
STAGES = ((MID, "Mid-year report"), (END, "End report"))


class Return(Kept):
    """One report of a grant. `people_promised` is what this stage promises; `version` counts what was saved.

    `late_since` is the day on which it was first seen to be late, until it comes. `anonymised_at`: its names
    and texts are erased (R4.20-4).
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="returns")
    stage = models.CharField(max_length=3, choices=STAGES)
    status = models.CharField(max_length=8, choices=RETURN.choices(), default=RETURN.start)
    due_on = models.DateField()
    version = models.PositiveIntegerField(default=0)
    people_promised = models.PositiveIntegerField(null=True, blank=True)
    people_reached = models.PositiveIntegerField(null=True, blank=True)
    people_because = models.TextField("why fewer than promised", blank=True)
    narrative = models.TextField("what was achieved", blank=True)
    changes = models.TextField("what changed", blank=True)
    unspent_plan = models.TextField("what should become of what was not spent", blank=True)
    declared_name = models.CharField(max_length=120, blank=True)
    declared_position = models.CharField(max_length=120, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kept_because = models.TextField("why the recipient keeps what was not spent", blank=True)
    reminders = models.PositiveSmallIntegerField("reminders sent", default=0)
    late_since = models.DateField(null=True, blank=True)
    anonymised_at = models.DateTimeField("names and texts erased", null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=("status", "due_on"), name="returns_by_state"),)
        constraints = (models.UniqueConstraint(fields=("agreement", "stage"), name="return_once"),)

    def __str__(self) -> str:
        return f"{self.agreement.reference}, {self.get_stage_display().lower()}"

    @property
    def is_final(self) -> bool:
        return self.stage == END

    def is_late(self, today: date) -> bool:
        return self.status in TO_WRITE and today > self.due_on


class ReturnMeasure(Kept):
    """What is told of one measure that the agreement promises."""

    report = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="measures")
    outcome = models.ForeignKey(PromisedOutcome, on_delete=models.PROTECT, related_name="told")
    achieved = models.CharField(max_length=120, blank=True)
    because = models.TextField("why below its target", blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("report", "outcome"), name="measure_told_once"),)

    def __str__(self) -> str:
        return self.outcome.measure


class ReturnSpend(Kept):
    """One line of the budget: its share of the grant, and what was spent since the start; pence."""

    report = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="spending")
    line = models.CharField(max_length=220)
    planned_pence = models.BigIntegerField("planned for the whole grant")
    spent_pence = models.BigIntegerField(null=True, blank=True)
    because = models.TextField("why it differs", blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.line


QUESTION, ANSWER, SENT_BACK, REOPENED = "question", "answer", "sent_back", "reopened"
REMARKS = (
    (QUESTION, "The office asked"),
    (ANSWER, "The recipient answered"),
    (SENT_BACK, "Sent back by the office"),
    (REOPENED, "Opened again by the office"),
)


class Remark(Kept):
    """What was said about a report between the office and the recipient, in its order."""

    report = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=9, choices=REMARKS)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.get_kind_display()
