"""Pilots of the development fund that are suitable to scale, and what became of each (3.2)."""

from django.db import models
from django.db.models import Q

from almoner.do.agreements.models import Agreement
from almoner.do.graduation.states import GRADUATION
from almoner.do.proposals.models import Proposal
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.plan.allocations.models import CoreAllocation


class Graduation(Kept):
    """One pilot. Moved on, it names the ad-hoc proposal or the core share that carries it further."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="graduation")
    status = models.CharField(max_length=10, choices=GRADUATION.choices(), default=GRADUATION.start)
    reason = models.TextField("why it is suitable to scale")
    proposal = models.OneToOneField(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="graduation"
    )
    allocation = models.OneToOneField(
        CoreAllocation, on_delete=models.PROTECT, null=True, blank=True, related_name="graduation"
    )
    early_reason = models.TextField("why it moves before its report", blank=True)
    settled_reason = models.TextField("why it was not taken on", blank=True)
    marked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(proposal__isnull=True) | Q(allocation__isnull=True), name="graduation_one_way"
            ),
        )

    def __str__(self) -> str:
        return self.agreement.line.title
