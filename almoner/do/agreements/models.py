"""Agreement templates with versions, and agreements: offered, accepted, signed by both (3.4)."""

from django.db import models

from almoner.analyse.organisations.models import Organisation
from almoner.do.agreements.states import AGREEMENT, CONTRACT_LIFE, REVIEW, VARIATION
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.procurement.models import Lot, Procurement
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile
from almoner.plan.funds.models import Fund

BLOCKS = (
    ("services", "The services"),
    ("outcomes", "The outcomes"),
    ("data protection", "Data protection"),
    ("equality", "Equality"),
    ("monitoring", "Monitoring"),
    ("claiming", "How to claim the money"),
    ("", "Another clause"),
)


GRANT, PARTNER, CONTRACT, IN_HOUSE = "grant", "partner", "contract", "in_house"
INSTRUMENTS = (
    (GRANT, "Grant"),
    (PARTNER, "Grant to a statutory partner"),
    (CONTRACT, "Contract"),
    (IN_HOUSE, "Service provided by the office"),
)


class AgreementTemplate(Kept):
    """The office's wording. `clauses` is a list of {heading, text, block}; all five blocks must be there."""

    instrument = models.CharField(max_length=10, choices=INSTRUMENTS[:2], default=GRANT)
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


class Agreement(Kept):
    """One agreement of any instrument, begun by one decision line. `text` is the exact wording signed."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    instrument = models.CharField(max_length=10, choices=INSTRUMENTS, default=GRANT)
    line = models.OneToOneField(DecisionLine, on_delete=models.PROTECT, related_name="agreement")
    template = models.ForeignKey(
        AgreementTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
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


PUBLISHED_COPY, WITHHELD_COPY = "published", "withheld"
COPIES = ((PUBLISHED_COPY, "Published"), (WITHHELD_COPY, "Withheld"))


TIMES = ((12, "Every month"), (4, "Every quarter"), (2, "Every half year"), (1, "Once a year"))


class Contract(Kept):
    """A contract from its award to its end; `agreement` holds its decided money once both have signed.

    One taken over was agreed before the office used this system: it has no lot, and no money in the ledger.
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=160)
    service = models.CharField("what is bought, as the public reads it", max_length=300, blank=True)
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contracts")
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="contracts")
    status = models.CharField(max_length=10, choices=CONTRACT_LIFE.choices(), default=CONTRACT_LIFE.start)
    lot = models.OneToOneField(Lot, on_delete=models.PROTECT, null=True, blank=True, related_name="contract")
    agreement = models.OneToOneField(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="contract"
    )
    starts_on = models.DateField()
    initial_end = models.DateField()
    extension_months = models.JSONField("length of each extension allowed, in months", default=list)
    extensions_used = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField()
    latest_end = models.DateField()
    annual_pence = models.BigIntegerField()
    value_pence = models.BigIntegerField("value of the initial term")
    volume = models.CharField("volume assumed", max_length=300, blank=True)
    payments_a_year = models.PositiveSmallIntegerField("how often it is paid", choices=TIMES, default=4)
    review_on = models.DateField("day of the next review", null=True, blank=True)
    next_note = models.TextField("what follows it", blank=True)
    successor = models.ForeignKey(
        Procurement, on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    decided_in = models.CharField("decision before this system, as stated", max_length=80, blank=True)
    signed_on = models.DateField("signed by both on", null=True, blank=True)
    public_copy = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    copy_state = models.CharField(max_length=10, choices=COPIES, blank=True)
    copy_reason = models.TextField("ground for withholding the copy", blank=True)
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


VARIATIONS = (
    ("extension", "Extension that the contract allows"),
    ("price", "Price"),
    ("scope", "Scope"),
    ("term", "Term beyond its extensions"),
)


class Variation(Kept):
    """One link of the chain of changes; it is made only after its signed and published decision."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="variations")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=VARIATIONS)
    status = models.CharField(max_length=10, choices=VARIATION.choices(), default=VARIATION.start)
    months = models.PositiveSmallIntegerField("longer by so many months", default=0)
    added_pence = models.BigIntegerField("what it adds to the value", default=0)
    because = models.TextField()
    growth_reason = models.TextField("why it may grow so much", blank=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmation = models.CharField(max_length=40, blank=True)
    waiver = models.CharField("decision that waives the longest term", max_length=10, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="variations"
    )
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.TextField("why it was given up", blank=True)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("contract", "number"), name="variation_number_once"),)

    def __str__(self) -> str:
        return f"{self.contract.reference}, variation {self.number}"


RATINGS = (("met", "As promised"), ("partly", "Partly as promised"), ("not_met", "Not as promised"))
GO_ON, EXTEND, VARY, RECOMMISSION, STOP = "go_on", "extend", "vary", "recommission", "stop"
CONCLUSIONS = (
    (GO_ON, "Go on as it is"),
    (EXTEND, "Extend it"),
    (VARY, "Vary it"),
    (RECOMMISSION, "Commission the service anew"),
    (STOP, "Let it end"),
)


class PerformanceReview(Kept):
    """What a contract delivered of what it promised in a period; begun by one person, closed by another."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=14, choices=REVIEW.choices(), default=REVIEW.start)
    covers_from = models.DateField()
    covers_to = models.DateField()
    promised = models.TextField("what was promised")
    delivered = models.TextField("what was delivered")
    rating = models.CharField(max_length=8, choices=RATINGS)
    feedback = models.TextField("what those who use it said", blank=True)
    conclusion = models.CharField(max_length=12, choices=CONCLUSIONS)
    conclusion_reason = models.TextField("why", blank=True)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_note = models.TextField("what the second person says", blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("contract", "number"), name="review_number_once"),)

    def __str__(self) -> str:
        return f"{self.contract.reference}, review {self.number}"
