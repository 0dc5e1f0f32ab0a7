"""Where and how a service under a contract is reached, and who pays for it beside this office (2.1 b, f)."""

from django.db import models
from django.db.models import Q

from almoner.analyse.areas.models import Area
from almoner.do.agreements.models import Contract
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept


class Reach(Kept):
    """What is said of one contract; `ways` are codes of the policy's ways in which people reach it."""

    contract = models.OneToOneField(Contract, on_delete=models.PROTECT, related_name="reach")
    ways = models.JSONField(default=list)
    hours = models.CharField("when it is open", max_length=200, blank=True)
    languages = models.CharField("languages, and how interpreters come", max_length=200, blank=True)
    reason = models.TextField("why it does not reach every area", blank=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("contract",)

    def __str__(self) -> str:
        return f"Reach of {self.contract.reference}"


class ReachArea(Kept):
    reach = models.ForeignKey(Reach, on_delete=models.PROTECT, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="reached_by")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("reach", "area"), name="reach_area_once"),)

    def __str__(self) -> str:
        return f"{self.reach} in {self.area}"


class CoFunder(Kept):
    """What another commissioner pays for the same service in one financial year (`2026/27`).

    The money does not go through this office's ledger.
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="co_funders")
    name = models.CharField(max_length=160)
    financial_year = models.CharField(max_length=7, db_index=True)
    amount_pence = models.BigIntegerField()
    leads = models.BooleanField("leads the commissioning", default=False)
    source = models.CharField("agreement or letter in which it stands", max_length=200)

    class Meta:
        ordering = ("-financial_year", "name")
        constraints = (
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="co_funder_positive"),
            models.UniqueConstraint(fields=("contract", "name", "financial_year"), name="co_funder_once"),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.contract.reference} {self.financial_year}"
