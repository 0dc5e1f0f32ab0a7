"""Short updates asked of recipients (4.14), and what was done to show what a grant did (4.15)."""

from django.db import models
from django.db.models import Q

from almoner.do.agreements.models import Agreement
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.review.updates.states import PUBLICITY

GOING = (
    ("planned", "As planned"),
    ("changed", "Differently from the plan"),
    ("behind", "Behind the plan"),
    ("help", "We need to talk"),
)
VISIT = "visit"
KINDS = (
    ("press", "Press"),
    ("video", "Video"),
    (VISIT, "Visit"),
    ("social", "Social media"),
    ("event", "Event"),
)


class Update(Kept):
    """One question about an agreement's progress, and the recipient's short answer."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="updates")
    question = models.TextField(max_length=500)
    due_on = models.DateField(db_index=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    going = models.CharField("how it goes", max_length=8, choices=GOING, blank=True)
    answer = models.TextField(max_length=1_500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_by_office = models.BooleanField("the office wrote the answer down", default=False)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at=None, going="") | Q(answered_at__isnull=False) & ~Q(going=""),
                name="update_answered_whole",
            ),
        )

    def __str__(self) -> str:
        return f"Update on {self.agreement.reference}"


class PublicityItem(Kept):
    """Press, a film, a visit, a post or an event.

    `consent` says how those shown agreed and where that is kept, never who they are.
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="publicity")
    status = models.CharField(max_length=10, choices=PUBLICITY.choices(), default=PUBLICITY.start)
    kind = models.CharField("type", max_length=8, choices=KINDS)
    happened_on = models.DateField("day")
    words = models.CharField("what it was, as the public may read it", max_length=300)
    link = models.CharField(max_length=300, blank=True)
    has_office_visit = models.BooleanField("the office came", default=False)
    shows_people = models.BooleanField("shows people who can be recognised", default=False)
    consent = models.CharField("consent for the images", max_length=300, blank=True)
    consent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    consent_at = models.DateTimeField(null=True, blank=True)
    is_by_office = models.BooleanField("the office recorded it", default=False)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-happened_on", "-id")
        indexes = (models.Index(fields=("has_office_visit", "happened_on"), name="publicity_visits"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(status="published") | Q(shows_people=False) | Q(consent_at__isnull=False),
                name="people_published_by_consent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.agreement.reference}"
