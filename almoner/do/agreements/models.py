"""Agreement templates with versions, and agreements: offered, accepted, signed by both (3.4)."""

from django.db import models

from almoner.do.agreements.states import AGREEMENT
from almoner.do.decisions.models import DecisionLine
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile

BLOCKS = (
    ("services", "The services"),
    ("outcomes", "The outcomes"),
    ("data protection", "Data protection"),
    ("equality", "Equality"),
    ("monitoring", "Monitoring"),
    ("claiming", "How to claim the money"),
    ("", "Another clause"),
)


class AgreementTemplate(Kept):
    """The office's wording. `clauses` is a list of {heading, text, block}; all five blocks must be there."""

    title = models.CharField(max_length=160)
    version = models.PositiveSmallIntegerField()
    clauses = models.JSONField(default=list)
    in_use_from = models.DateField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("title", "-version")
        constraints = (models.UniqueConstraint(fields=("title", "version"), name="template_version_once"),)

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"


GRANT, PARTNER, CONTRACT, IN_HOUSE = "grant", "partner", "contract", "in_house"
INSTRUMENTS = (
    (GRANT, "Grant"),
    (PARTNER, "Grant to a statutory partner"),
    (CONTRACT, "Contract"),
    (IN_HOUSE, "Service provided by the office"),
)


class Agreement(Kept):
    """One agreement of any instrument, begun by one decision line. `text` is the exact wording signed."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    instrument = models.CharField(max_length=10, choices=INSTRUMENTS, default=GRANT)
    line = models.OneToOneField(DecisionLine, on_delete=models.PROTECT, related_name="agreement")
    template = models.ForeignKey(AgreementTemplate, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=AGREEMENT.choices(), default=AGREEMENT.start)
    amount_pence = models.BigIntegerField()
    text = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    offered_at = models.DateTimeField()
    lapses_on = models.DateField(db_index=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_name = models.CharField("name as typed", max_length=120, blank=True)
    accepted_position = models.CharField("position in the organisation", max_length=120, blank=True)
    has_authority = models.BooleanField("states that they may sign for the organisation", default=False)
    countersigned_at = models.DateTimeField(null=True, blank=True)
    countersigned_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    countersigned_title = models.CharField(max_length=120, blank=True)
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    declined_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-offered_at", "-id")

    def __str__(self) -> str:
        return self.reference


class AgreementLine(Kept):
    """Decided money that belongs to an agreement: that which began it (variation 0), and what was added.

    A further year, an extension or a rise is another decision line; the commitment is the line's own.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="money")
    line = models.OneToOneField(DecisionLine, on_delete=models.PROTECT, related_name="agreed_in")
    variation = models.PositiveSmallIntegerField("number of the variation that added it", default=0)

    class Meta:
        ordering = ("variation", "id")

    def __str__(self) -> str:
        return f"{self.agreement.reference}, variation {self.variation}"


class PromisedOutcome(Kept):
    """What the recipient promises to measure: output or outcome, with its target (R1.11-1)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=8, choices=(("output", "Output"), ("outcome", "Outcome")))
    measure = models.CharField(max_length=300)
    baseline = models.CharField(max_length=60, blank=True)
    target = models.CharField(max_length=60)
    how_measured = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.measure
