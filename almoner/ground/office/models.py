"""The body, its titles, and the documents it is governed by: dated, for bodies change hands."""

from django.db import models
from django.db.models import F, Q

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CHOICES, DECISION_MAKER, SIGNATORIES
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept

COLOURS = (
    ("blue", "Blue"),
    ("green", "Green"),
    ("purple", "Purple"),
    ("teal", "Teal"),
    ("red", "Red"),
    ("slate", "Slate"),
)
APPROVERS = tuple((role, words) for role, words in CHOICES if role in SIGNATORIES)
KINDS = (
    ("strategy", "Commissioning strategy"),
    ("plan", "Police and Crime Plan"),
    ("regulations", "Financial regulations"),
    ("criteria", "Fund criteria"),
    ("privacy", "Privacy notice"),
    ("template", "Agreement template"),
    ("other", "Other"),
)


class CommissioningBody(Kept):
    """The office that commissions, as it is named from one day to another (both included)."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    decision_maker_title = models.CharField(max_length=120)
    deputy_title = models.CharField(max_length=120, blank=True)
    area_name = models.CharField(max_length=80)
    website = models.URLField(blank=True)
    email = models.EmailField()
    phone = models.CharField(max_length=30, blank=True)
    address = models.TextField(max_length=400, blank=True)
    brand_colour = models.CharField(max_length=12, choices=COLOURS, default="blue")
    small_approver = models.CharField(
        "who alone approves sums up to the threshold",
        max_length=24,
        choices=APPROVERS,
        default=DECISION_MAKER,
    )
    org_id = models.CharField("organisation identifier", max_length=60, blank=True)
    grants_prefix = models.CharField("360Giving prefix", max_length=40, blank=True)
    ocid_prefix = models.CharField("Open Contracting prefix", max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )

    class Meta:
        verbose_name_plural = "commissioning bodies"
        ordering = ("-starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="body_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name


class SignatoryTitle(Kept):
    """What the holder of a role signs as for a time: “Chief Executive and Monitoring Officer”."""

    body = models.ForeignKey(CommissioningBody, on_delete=models.PROTECT, related_name="titles")
    role = models.CharField(max_length=24, choices=CHOICES)
    title = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("role", "-starts_on")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="title_ends_after_start",
            ),
            models.UniqueConstraint(fields=("body", "role", "starts_on"), name="one_title_a_day"),
        )

    def __str__(self) -> str:
        return self.title


class GoverningDocument(Kept):
    """One version of a document the office is governed by (R0-1, R0-2). A later version supersedes it."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    kind = models.CharField(max_length=12, choices=KINDS)
    title = models.CharField(max_length=160)
    version = models.CharField(max_length=20)
    dated = models.DateField()
    owner_role = models.CharField(max_length=24, choices=CHOICES)
    review_on = models.DateField(null=True, blank=True)
    web_address = models.URLField(blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("title", "-dated", "-id")
        constraints = (models.UniqueConstraint(fields=("title", "version"), name="one_document_a_version"),)

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"
