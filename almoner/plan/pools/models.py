"""Pools of a partnership's money: years, pieces of work and who pays for each, reviews, reports (3.7)."""

from django.db import models
from django.db.models import Q

from almoner.analyse.organisations.models import Organisation
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile
from almoner.plan.funds.models import PURPOSES, Fund, FundBudget
from almoner.plan.pools.states import REPORT, REVIEW
from almoner.policy.pools import CONTINUE, STOP, VARY

CONCLUSIONS = ((CONTINUE, "Go on as it is"), (VARY, "Go on, with changes"), (STOP, "Stop"))


class Pool(Kept):
    """A partnership whose partners pool money. Its fund's budgets are what they give.

    `own_fund` and `own_line` name the budgets of the office's own contribution, one a year.
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=160)
    aims = models.TextField(blank=True)
    fund = models.OneToOneField(Fund, on_delete=models.PROTECT, related_name="pool")
    own_fund = models.ForeignKey(
        Fund, on_delete=models.PROTECT, null=True, blank=True, related_name="pools_fed"
    )
    own_line = models.CharField("heading of the office's own contribution", max_length=40, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class PoolYear(Kept):
    """One financial year (`2026/27`) of a pool, and how the office's own contribution to it was agreed."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, related_name="years")
    financial_year = models.CharField(max_length=7)
    begun_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_pence = models.BigIntegerField(null=True, blank=True)
    agreed_because = models.TextField("why without a review that says so", blank=True)

    class Meta:
        ordering = ("-financial_year", "pool__name")
        constraints = (
            models.UniqueConstraint(fields=("pool", "financial_year"), name="pool_year_once"),
            models.CheckConstraint(
                condition=Q(agreed_pence__isnull=True) | Q(agreed_pence__gt=0), name="pool_agreed_positive"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pool} {self.financial_year}"


class Workstream(Kept):
    """One piece of work or phase of a year; `partner` delivers it, once that is known."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    year = models.ForeignKey(PoolYear, on_delete=models.PROTECT, related_name="workstreams")
    title = models.CharField(max_length=160)
    description = models.CharField("what it is for, as the public will read it", max_length=300)
    outcome = models.TextField("what is to come of it")
    purpose = models.CharField(max_length=24, choices=PURPOSES)
    partner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="workstreams"
    )

    class Meta:
        ordering = ("reference",)
        constraints = (models.UniqueConstraint(fields=("year", "title"), name="workstream_once"),)

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class PoolShare(Kept):
    """What one contributor's budget gives to one piece of work (R3.7-1).

    `commitment` is the reference under which the ledger holds it once a sheet gives it.
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    workstream = models.ForeignKey(Workstream, on_delete=models.PROTECT, related_name="shares")
    budget = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="pool_shares")
    amount_pence = models.BigIntegerField()
    how_it_fits = models.TextField("how it meets the contributor's conditions", blank=True)
    commitment = models.CharField(max_length=30, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("budget__line", "id")
        constraints = (
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="pool_share_positive"),
            models.UniqueConstraint(fields=("workstream", "budget"), name="pool_share_once"),
        )

    def __str__(self) -> str:
        return f"{self.workstream.reference} from {self.budget}"


class OtherFunder(Kept):
    """Money for the partnership's work that does not go through this office's ledger."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    year = models.ForeignKey(PoolYear, on_delete=models.PROTECT, related_name="funders")
    name = models.CharField(max_length=160)
    what_for = models.CharField(max_length=200)
    amount_pence = models.BigIntegerField()
    source = models.CharField("where this is written", max_length=200)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="other_funder_positive"),
            models.UniqueConstraint(fields=("year", "name", "what_for"), name="other_funder_once"),
        )

    def __str__(self) -> str:
        return self.name


class Review(Kept):
    """What the office's contribution did in the year and what it cost; pence as the ledger had them."""

    year = models.OneToOneField(PoolYear, on_delete=models.PROTECT, related_name="review")
    status = models.CharField(max_length=8, choices=REVIEW.choices(), default=REVIEW.start)
    period_from = models.DateField()
    period_to = models.DateField()
    evidence = models.TextField("what was looked at")
    effectiveness = models.TextField("what came of it")
    efficiency = models.TextField("what it cost for what came of it")
    conclusion = models.CharField(max_length=8, choices=CONCLUSIONS)
    conclusion_because = models.TextField("why")
    given_pence = models.BigIntegerField(null=True, blank=True)
    allocated_pence = models.BigIntegerField(null=True, blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-period_to", "-id")

    def __str__(self) -> str:
        return f"Review of {self.year}"


class AnnualReport(Kept):
    """What a year of the pool came to, as the public reads it; `figures` are those of its publication."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    year = models.OneToOneField(PoolYear, on_delete=models.PROTECT, related_name="report")
    status = models.CharField(max_length=10, choices=REPORT.choices(), default=REPORT.start)
    period_from = models.DateField()
    period_to = models.DateField()
    text = models.TextField()
    document = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    figures = models.JSONField(default=dict, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-year__financial_year", "id")

    def __str__(self) -> str:
        return f"Annual report {self.year}"
