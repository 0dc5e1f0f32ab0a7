"""Whether each line of a sheet is a subsidy, and what follows (Subsidy Control Act 2022; 2.1 g)."""

from django.db import models
from django.db.models import Q

from almoner.do.decisions.models import DecisionLine
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.policy.subsidies import LIMBS, OUTCOMES


class Subsidy(Kept):
    """The four limbs and the outcome for one line; for minimal assistance what was written and confirmed.

    `declared_pence` is what the recipient says it has had, from anybody, in the year and the two before;
    `given_pence` is set when the decision is published, `gave_up_at` when the recipient did not take it.
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    line = models.OneToOneField(DecisionLine, on_delete=models.PROTECT, related_name="subsidy")
    outcome = models.CharField(max_length=12, choices=list(OUTCOMES.items()))
    is_public = models.BooleanField(LIMBS["is_public"])
    is_enterprise = models.BooleanField(LIMBS["is_enterprise"])
    is_selective = models.BooleanField(LIMBS["is_selective"])
    affects_competition = models.BooleanField(LIMBS["affects_competition"])
    reason = models.TextField("why, or under which scheme")
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()
    notified_at = models.DateTimeField(null=True, blank=True)
    notified_pence = models.BigIntegerField("gross value that was written", null=True, blank=True)
    declared_pence = models.BigIntegerField(null=True, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    declared_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    declared_how = models.TextField("on what the office recorded it", blank=True)
    given_on = models.DateField(null=True, blank=True, db_index=True)
    given_pence = models.BigIntegerField(null=True, blank=True)
    gave_up_at = models.DateTimeField(null=True, blank=True)
    entry_due = models.DateField("due in the public database", null=True, blank=True)
    entered_on = models.DateField(null=True, blank=True)
    entry_reference = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(declared_pence__isnull=True) | Q(declared_pence__gte=0),
                name="declared_not_negative",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.line.title}"
