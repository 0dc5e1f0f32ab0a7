"""Money in (streams), the pots it is given through (funds), and the append-only ledger between them."""

from django.db import models
from django.db.models import Q

from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept

STREAM_KINDS = (("a", "Central government grant"), ("b", "Precept"), ("c", "Other income"))
PURPOSES = (
    ("victim_support", "Support for victims"),
    ("crime_prevention", "Crime prevention"),
    ("partnership_response", "Joined-up response with partners"),
    ("cj_partnership", "Work with policing and justice partners"),
)


class FundingStream(Kept):
    """Where money comes from, and on what conditions (1.7)."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=1, choices=STREAM_KINDS)
    grantor = models.CharField(max_length=160, blank=True)
    is_restricted = models.BooleanField(default=False)
    may_carry_forward = models.BooleanField(default=False)
    conditions = models.TextField(blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class Fund(Kept):
    """A pot that money is given through (1.6). Funds are made by staff, never in code (R5.2d-1).

    Match money that is wanted is asked for and shown, never required (4.5).
    """

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=160)
    aims = models.TextField(blank=True)
    statutory_basis = models.CharField(max_length=200)
    purpose = models.CharField(max_length=24, choices=PURPOSES)
    is_capital = models.BooleanField("for things that last, not for running costs", default=False)
    wants_match = models.BooleanField("match money is asked for", default=False)
    wants_place = models.BooleanField("each project has a place on the map", default=False)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class FundBudget(Kept):
    """One fund's money of one stream in one financial year (`2026/27`). Its sum is in the ledger."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="budgets")
    stream = models.ForeignKey(FundingStream, on_delete=models.PROTECT, related_name="budgets")
    financial_year = models.CharField(max_length=7, db_index=True)
    line = models.CharField(max_length=40)
    cost_code = models.CharField("code in the accounts", max_length=30, blank=True)

    class Meta:
        ordering = ("-financial_year", "fund", "line")
        constraints = (
            models.UniqueConstraint(fields=("fund", "stream", "financial_year", "line"), name="budget_once"),
        )

    def __str__(self) -> str:
        return f"{self.fund.code} {self.financial_year} {self.line}"


class Virement(Kept):
    """Free money moved to another budget of the same stream and year (1.3), with the reason and by whom."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    source = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="moved_out")
    target = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="moved_in")
    amount_pence = models.BigIntegerField()
    reason = models.TextField()
    decision = models.CharField("decision it follows, if any", max_length=20, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.reference


BUDGET, CUT, COMMIT, RELEASE = "budget", "cut", "commit", "release"
VIRE_IN, VIRE_OUT, CARRY_IN, CARRY_OUT = "vire_in", "vire_out", "carry_in", "carry_out"
PAY, UNPAY, RECOVER, ACCRUE, UNACCRUE = "pay", "unpay", "recover", "accrue", "unaccrue"
ROW_KINDS = (
    (BUDGET, "Budget set or raised"),
    (CUT, "Budget lowered"),
    (VIRE_IN, "Moved in from another budget"),
    (VIRE_OUT, "Moved out to another budget"),
    (CARRY_IN, "Brought forward from the year before"),
    (CARRY_OUT, "Carried forward into the next year"),
    (COMMIT, "Committed"),
    (RELEASE, "Released"),
    (PAY, "Paid"),
    (UNPAY, "Payment returned by the bank"),
    (RECOVER, "Repaid by the recipient"),
    (ACCRUE, "Accrued at the year end"),
    (UNACCRUE, "Accrual reversed"),
)


class LedgerRow(Kept):
    """One movement in whole pence, always positive; its kind says which way. Rows are only ever added.

    `reference` names the paper that moved the money; `against` the commitment that it belongs to, if any.
    """

    budget = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="rows")
    kind = models.CharField(max_length=10, choices=ROW_KINDS)
    amount_pence = models.BigIntegerField()
    reference = models.CharField(max_length=40, db_index=True)
    against = models.CharField("commitment it belongs to", max_length=30, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("budget", "kind", "amount_pence"), name="ledger_sums"),
            models.Index(fields=("budget", "against", "kind"), name="ledger_by_commitment"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="ledger_amount_positive"),
            models.UniqueConstraint(fields=("reference", "kind", "budget"), name="ledger_movement_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}"
