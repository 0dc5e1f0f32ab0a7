"""Bids for outside money (1.8, 3.8), and the streams that each would become."""

from django.db import models
from django.db.models import Q

from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.plan.bids.states import BID
from almoner.plan.funds.models import FundingStream

SOURCES = (
    ("apcc", "Notified by the Association of Police and Crime Commissioners"),
    ("home_office", "Home Office"),
    ("moj", "Ministry of Justice"),
    ("other", "Other"),
)


class ExternalBid(Kept):
    """One opportunity for outside money. `decision` is the published sheet that accepts what was won."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField("opportunity", max_length=200)
    source = models.CharField(max_length=12, choices=SOURCES)
    purpose = models.TextField("what the money would do")
    partners = models.CharField("partners in the bid", max_length=300, blank=True)
    deadline_on = models.DateField()
    status = models.CharField(max_length=10, choices=BID.choices(), default=BID.start)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    signed_off_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField("when its outcome was heard", null=True, blank=True)
    outcome = models.TextField("what was said of it", blank=True)
    decision = models.CharField("decision that accepts the money", max_length=10, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("status", "deadline_on"), name="bids_by_deadline"),)

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class BidPart(Kept):
    """Money of one stream and year that the bid asks for, and what of it was won."""

    bid = models.ForeignKey(ExternalBid, on_delete=models.PROTECT, related_name="parts")
    stream = models.ForeignKey(FundingStream, on_delete=models.PROTECT, related_name="bid_parts")
    financial_year = models.CharField(max_length=7)
    asked_pence = models.BigIntegerField()
    awarded_pence = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("financial_year", "stream__code", "id")
        constraints = (
            models.UniqueConstraint(fields=("bid", "stream", "financial_year"), name="bid_part_once"),
            models.CheckConstraint(condition=Q(asked_pence__gt=0), name="bid_part_positive"),
            models.CheckConstraint(
                condition=Q(awarded_pence__isnull=True) | Q(awarded_pence__gte=0), name="bid_part_award"
            ),
        )

    def __str__(self) -> str:
        return f"{self.stream} {self.financial_year}"
