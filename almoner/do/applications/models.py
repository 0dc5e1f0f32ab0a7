"""A bid and its parts. Money is whole pence; shares of areas and partners are whole percent."""

from django.db import models
from django.db.models import F, Q

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.models import EarlierAward, Organisation
from almoner.analyse.organisations.passport import Document
from almoner.do.applications.states import APPLICATION
from almoner.do.diligence.models import Case
from almoner.do.rounds.models import Band, Round
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile
from almoner.ground.questions.models import AnswerSheet
from almoner.plan.priorities.models import Priority

AFTERWARDS = (
    ("ends", "The project ends; its results last"),
    ("own_income", "We pay for it from our own income"),
    ("other_funder", "Another funder has agreed to pay"),
    ("seeking", "We are looking for another funder"),
    ("mainstream", "A public service takes it over"),
)


class Application(Kept):
    """A bid of one organisation in one round. What rules count stands in columns, the rest in answers."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="applications")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="applications")
    status = models.CharField(max_length=16, choices=APPLICATION.choices(), default=APPLICATION.start)
    sheet = models.OneToOneField(AnswerSheet, on_delete=models.PROTECT, related_name="application")
    band = models.ForeignKey(Band, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("project name", max_length=140, blank=True)
    summary = models.CharField("what it is, in one or two sentences", max_length=300, blank=True)
    ask_pence = models.BigIntegerField(null=True, blank=True)
    cost_pence = models.BigIntegerField("cost of the whole project", null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    over_guide_reason = models.TextField(blank=True)
    grounds = models.JSONField(default=list)
    involves_children = models.BooleanField(null=True, blank=True)
    involves_adults_at_risk = models.BooleanField(null=True, blank=True)
    afterwards = models.CharField(max_length=16, choices=AFTERWARDS, blank=True)
    afterwards_note = models.TextField(blank=True)
    differs_note = models.TextField("how it differs from what exists", blank=True)
    is_not_statutory = models.BooleanField(null=True, blank=True)
    continues = models.ForeignKey(
        EarlierAward, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    continuation_delivered = models.TextField("what the earlier money did", blank=True)
    continuation_develops = models.TextField("how this takes it further", blank=True)
    helped_by_cvs = models.BooleanField(null=True, blank=True)
    has_read_plan = models.BooleanField(default=False)
    declares_true = models.BooleanField(default=False)
    no_double_funding = models.BooleanField(default=False)
    privacy_accepted_version = models.CharField(max_length=20, blank=True)
    contact = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField()
    last_saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True, db_index=True)
    submitted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    extended_until = models.DateTimeField(null=True, blank=True)
    frozen_digest = models.CharField(max_length=64, blank=True)
    copy = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by_office = models.BooleanField(default=False)
    received_at = models.DateTimeField("when the office got it by email or post", null=True, blank=True)
    confirmed_at = models.DateTimeField("the applicant confirmed our entry", null=True, blank=True)
    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sifted_at = models.DateTimeField(null=True, blank=True)
    sift_reasons = models.JSONField(default=list)
    diligence = models.OneToOneField(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="application"
    )
    awarded_pence = models.BigIntegerField(null=True, blank=True)
    outcome_reasons = models.JSONField(default=list)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_scale_candidate = models.BooleanField("could move to a larger fund", default=False)
    anonymised_at = models.DateTimeField("its texts were erased", null=True, blank=True, db_index=True)

    class Meta:
        ordering = ("reference",)
        indexes = (
            models.Index(fields=("round", "status", "reference"), name="bids_by_state"),
            models.Index(fields=("organisation", "status"), name="bids_by_organisation"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ask_pence__isnull=True) | Q(ask_pence__gte=0), name="ask_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(awarded_pence__isnull=True) | Q(awarded_pence__lte=F("ask_pence")),
                name="award_within_ask",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()

    @property
    def letters_to(self) -> str:
        """The contact's address; a bid that is anonymised has no contact, so its organisation's."""
        return self.contact.email if self.contact else self.organisation.email


class BidPriority(Kept):
    """A priority the bid serves, and how (R4.3-1). The first is the main one."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="priorities")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="+")
    impact = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("application", "priority"), name="bid_priority_once"),)

    def __str__(self) -> str:
        return f"{self.application.reference} {self.priority.code}"


class BidArea(Kept):
    """Where the work happens, in whole percent; the shares of a bid add up to 100."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-percent", "id")
        constraints = (
            models.UniqueConstraint(fields=("application", "area"), name="bid_area_once"),
            models.CheckConstraint(condition=Q(percent__gte=1, percent__lte=100), name="bid_area_percent"),
        )

    def __str__(self) -> str:
        return f"{self.application.reference} {self.area.code} {self.percent}%"


class BudgetLine(Kept):
    """One cost: what it is, what it costs, and how much of it is asked of us (R4.20-1)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="budget_lines")
    category = models.CharField(
        max_length=12,
        choices=(("staff", "Staff"), ("volunteers", "Volunteers"), ("activities", "Activities"),
                 ("venue", "Venue"), ("equipment", "Equipment"), ("travel", "Travel"),
                 ("overheads", "Overheads"), ("other", "Other")),
    )  # fmt: skip
    description = models.CharField(max_length=200)
    cost_pence = models.BigIntegerField()
    ours_pence = models.BigIntegerField("asked of us")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ours_pence__gte=0, cost_pence__gte=F("ours_pence")),
                name="budget_ours_within_cost",
            ),
        )

    def __str__(self) -> str:
        return self.description


CASH, IN_KIND = "cash", "in_kind"


class MatchLine(Kept):
    """Money, time or things from elsewhere (4.5): never required, always welcome."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="match_lines")
    source = models.CharField(max_length=160)
    kind = models.CharField(max_length=8, choices=((CASH, "Cash"), (IN_KIND, "In kind")))
    standing = models.CharField(
        max_length=8, choices=(("secured", "Secured"), ("pledged", "Promised"), ("applied", "Applied for"))
    )
    amount_pence = models.BigIntegerField()
    evidence = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.CheckConstraint(condition=Q(amount_pence__gte=0), name="match_not_negative"),)

    def __str__(self) -> str:
        return self.source


class ConsortiumPartner(Kept):
    """Another organisation that shares the money; the lead keeps the rest up to 100 % (R1.9-3)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="partners")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    percent = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-percent", "id")

    def __str__(self) -> str:
        return self.name


class UsedDocument(Kept):
    """A document of the organisation that goes with this bid, as it stood when the bid was sent."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="used_documents")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("application", "document"), name="used_document_once"),
        )

    def __str__(self) -> str:
        return f"{self.application.reference}: {self.document}"
