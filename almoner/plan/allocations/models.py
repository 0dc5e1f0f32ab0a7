"""The yearly schedule of core grants: one share for each partner and category (3.5)."""

from django.db import models
from django.db.models import Q

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.partnerships.models import Partnership
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.plan.allocations.states import SCHEDULE
from almoner.plan.funds.models import FundBudget


class CoreSchedule(Kept):
    """All core grants of one financial year (`2026/27`), planned together and decided on one sheet."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    financial_year = models.CharField(max_length=7, unique=True)
    status = models.CharField(max_length=10, choices=SCHEDULE.choices(), default=SCHEDULE.start)
    begun_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-financial_year",)

    def __str__(self) -> str:
        return f"Core grants {self.financial_year}"


class CoreAllocation(Kept):
    """One partner's share of the year. `category` is a code of the dated list of clause 3.5."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    schedule = models.ForeignKey(CoreSchedule, on_delete=models.PROTECT, related_name="allocations")
    partner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="core_allocations")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="core_allocations"
    )
    category = models.CharField(max_length=8)
    budget = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="core_allocations")
    amount_pence = models.BigIntegerField()
    purpose = models.CharField("what it is for, as the public will read it", max_length=300)
    accountable_body = models.CharField(max_length=200)
    statutory_basis = models.CharField(max_length=200)
    change_reason = models.TextField("why it changed", blank=True)

    class Meta:
        ordering = ("category", "partner__name", "id")
        constraints = (
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="core_share_positive"),
            models.UniqueConstraint(fields=("schedule", "partner", "category"), name="core_share_once"),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.partner}"
