"""The commissioning plan: actions with their progress and what serves them; posts that are funded (5.2).

No row here is about a person who is helped, nor says who is in a post.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.partnerships.models import Partnership
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, CHOICES
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.plan.funds.models import FundingStream
from almoner.plan.intentions.states import INTENTION
from almoner.plan.priorities.models import Priority
from almoner.policy.intentions import parts_of_5_2

OWNERS = tuple((role, words) for role, words in CHOICES if role in CASEWORK)
ROUND, CONTRACT, DECISION, FUND = "round", "contract", "decision", "fund"
SERVED_BY = ((ROUND, "Round"), (CONTRACT, "Contract"), (DECISION, "Decision"), (FUND, "Fund"))
POST_KINDS = (
    ("idva", "IDVA: independent domestic violence adviser"),
    ("isva", "ISVA: independent sexual violence adviser"),
    ("other", "Other support for victims"),
)


class CommissioningAction(Kept):
    """What the office will do and by when; `letter` is the part of 5.2 that it serves, if any."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    title = models.CharField(max_length=120, unique=True)
    text = models.CharField("what will be done, as the public reads it", max_length=500)
    letter = models.CharField("part of 5.2", max_length=1, blank=True)
    owner = models.CharField("role that sees to it", max_length=16, choices=OWNERS)
    due_on = models.DateField()
    status = models.CharField(max_length=10, choices=INTENTION.choices(), default=INTENTION.start)
    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="intentions"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="intentions"
    )
    with_whom = models.CharField("boards and bodies it is done or paid with", max_length=300, blank=True)
    is_public = models.BooleanField("stands on the public page", default=False)
    settled_on = models.DateField("done or dropped on", null=True, blank=True)
    drop_reason = models.TextField("why it was dropped", blank=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=("status", "due_on"), name="intention_by_due"),)

    def __str__(self) -> str:
        return self.title

    @property
    def part_of_5_2(self) -> str:
        """The words of its letter; nothing when it serves no part of the clause."""
        return parts_of_5_2(settings.POLICY_FOLDER).get(self.letter, "")


class ProgressNote(Kept):
    """What was done by a day; the last one marked public is what the public page shows."""

    action = models.ForeignKey(CommissioningAction, on_delete=models.PROTECT, related_name="notes")
    noted_on = models.DateField()
    text = models.CharField(max_length=1000)
    is_public = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-noted_on", "-id")

    def __str__(self) -> str:
        return f"{self.noted_on.isoformat()}"


class ServedBy(Kept):
    """A round, contract, decision or fund that serves the action, by the reference that never changes.

    The rooms of rounds, contracts and decisions stand above this one, so no row of theirs is named.
    """

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    action = models.ForeignKey(CommissioningAction, on_delete=models.PROTECT, related_name="served_by")
    kind = models.CharField(max_length=8, choices=SERVED_BY)
    reference = models.CharField(max_length=20)

    class Meta:
        ordering = ("kind", "reference")
        constraints = (models.UniqueConstraint(fields=("action", "kind", "reference"), name="served_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}"


class Post(Kept):
    """A post that the office pays a provider for: hundredths of full time, pence of a full-time year."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    title = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=6, choices=POST_KINDS)
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    stream = models.ForeignKey(FundingStream, on_delete=models.PROTECT, related_name="posts")
    action = models.ForeignKey(
        CommissioningAction, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    hundredths = models.PositiveIntegerField("full time, in hundredths")
    cost_pence = models.BigIntegerField("cost of a full-time year")
    funded_from = models.DateField()
    funded_to = models.DateField()
    caseload = models.PositiveSmallIntegerField("people it is planned to support at a time", default=0)

    class Meta:
        ordering = ("title",)
        constraints = (
            models.CheckConstraint(condition=Q(hundredths__gt=0), name="post_has_hours"),
            models.CheckConstraint(condition=Q(cost_pence__gt=0), name="post_costs_something"),
            models.CheckConstraint(condition=Q(funded_to__gte=F("funded_from")), name="post_days_in_order"),
        )

    def __str__(self) -> str:
        return self.title


class InPost(Kept):
    """Somebody is in the post, whole or in part, from a day on; never who."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="seats")
    hundredths = models.PositiveIntegerField("full time, in hundredths")
    since = models.DateField()
    until = models.DateField("last day in post", null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.CheckConstraint(condition=Q(hundredths__gt=0), name="seat_has_hours"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="seat_days_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"In post from {self.since.isoformat()}"


class Caseload(Kept):
    """How many people the post supported on a day: a number, never who."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="caseloads")
    counted_on = models.DateField()
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ("-counted_on",)
        constraints = (models.UniqueConstraint(fields=("post", "counted_on"), name="caseload_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.people} on {self.counted_on.isoformat()}"
