"""What each stream brings in a year: expected, won by bids, received; what its giver asks for (1.7)."""

from django.db import models
from django.db.models import Q

from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.plan.funds.models import FundingStream

IN, BACK = "in", "back"
RECEIPT_KINDS = ((IN, "Received"), (BACK, "Written wrongly, or paid back"))


class StreamYear(Kept):
    """One stream in one financial year (`2026/27`), on its giver's terms of that year.

    What bids win stands in `won` and is not part of `expected_pence`.
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    stream = models.ForeignKey(FundingStream, on_delete=models.PROTECT, related_name="years")
    financial_year = models.CharField(max_length=7, db_index=True)
    expected_pence = models.BigIntegerField(default=0)
    agreement_reference = models.CharField(max_length=80, blank=True)
    conditions = models.TextField(blank=True)
    is_restricted = models.BooleanField(default=False)
    permitted = models.JSONField("purposes it may serve, all when empty", default=list, blank=True)
    may_carry_forward = models.BooleanField(default=False)
    claw_back = models.TextField("what must be paid back, and when", blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-financial_year", "stream__code")
        constraints = (
            models.UniqueConstraint(fields=("stream", "financial_year"), name="stream_year_once"),
            models.CheckConstraint(condition=Q(expected_pence__gte=0), name="stream_year_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.stream} {self.financial_year}"


class WonMoney(Kept):
    """Money that a bid won; it can be used once `decision` accepts it (R1.8-1)."""

    year = models.ForeignKey(StreamYear, on_delete=models.PROTECT, related_name="won")
    bid = models.CharField("reference of the bid", max_length=20, db_index=True)
    amount_pence = models.BigIntegerField()
    won_at = models.DateTimeField()
    decision = models.CharField("decision that accepts it", max_length=10, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("year", "bid"), name="won_money_once"),
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="won_money_positive"),
        )

    def __str__(self) -> str:
        return self.bid


class Receipt(Kept):
    """Money that came, or went back. Rows are only ever added: a wrong one is followed by its opposite."""

    year = models.ForeignKey(StreamYear, on_delete=models.PROTECT, related_name="receipts")
    kind = models.CharField(max_length=4, choices=RECEIPT_KINDS, default=IN)
    amount_pence = models.BigIntegerField()
    received_on = models.DateField()
    reference = models.CharField(max_length=60)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-received_on", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="receipt_positive"),
            models.UniqueConstraint(fields=("year", "reference", "kind"), name="receipt_once"),
        )

    def __str__(self) -> str:
        return self.reference


class ReturnDate(Kept):
    """A day on which the giver wants figures of the year."""

    year = models.ForeignKey(StreamYear, on_delete=models.PROTECT, related_name="return_dates")
    due_on = models.DateField(db_index=True)
    covers = models.CharField("what the figures are of", max_length=160)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("due_on", "id")
        constraints = (models.UniqueConstraint(fields=("year", "due_on"), name="return_date_once"),)

    def __str__(self) -> str:
        return f"{self.covers}, due {self.due_on:%-d %B %Y}"
