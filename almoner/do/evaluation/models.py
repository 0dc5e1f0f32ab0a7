"""The decision panel of partners: who sits, what they declare, how they score, what they recommend."""

from django.db import models
from django.db.models import Q

from almoner.do.applications.models import Application
from almoner.do.evaluation.states import PANEL
from almoner.do.rounds.models import Criterion, Round
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept


class Panel(Kept):
    """One panel a round. `quorum` counts members present and free of conflict."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="panel")
    status = models.CharField(max_length=10, choices=PANEL.choices(), default=PANEL.start)
    quorum = models.PositiveSmallIntegerField(default=3)
    scorers_each = models.PositiveSmallIntegerField(default=3)
    scores_due_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    access_ends_on = models.DateField(null=True, blank=True)
    minutes = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Panel of {self.round}"


class PanelMember(Kept):
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="panel_places")
    represents = models.CharField(max_length=160)
    is_voluntary_sector = models.BooleanField(default=False)
    is_chair = models.BooleanField(default=False)
    agreed_confidentiality_at = models.DateTimeField(null=True, blank=True)
    attended = models.BooleanField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("panel", "person"), name="panel_member_once"),)

    def __str__(self) -> str:
        return f"{self.person} for {self.represents}"


class Declaration(Kept):
    """A member says, before a bid opens, whether they have an interest in it (R4.10-2, R3.3-5)."""

    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="declarations")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="declarations")
    has_interest = models.BooleanField()
    nature = models.TextField(blank=True)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "application"), name="declaration_once"),)

    def __str__(self) -> str:
        return f"{self.member} on {self.application.reference}"


class Opening(Kept):
    """A member opened a bid to read it: the first time, and the last (R4.20-3). The record has every time."""

    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="openings")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="openings")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "application"), name="opening_once"),)

    def __str__(self) -> str:
        return f"{self.member} opened {self.application.reference}"


class Allocation(Kept):
    """A member is asked to score a bid."""

    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="allocations")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="allocations")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "application"), name="allocation_once"),)

    def __str__(self) -> str:
        return f"{self.member}: {self.application.reference}"


class Score(Kept):
    """From 0 to 5 for one criterion of one bid. Void when the member's interest came to light later."""

    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="scores")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    value = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    is_void = models.BooleanField(default=False)
    scored_at = models.DateTimeField()

    class Meta:
        ordering = ("criterion__position", "id")
        constraints = (
            models.UniqueConstraint(fields=("member", "application", "criterion"), name="score_once"),
            models.CheckConstraint(condition=Q(value__gte=0, value__lte=5), name="score_within_scale"),
        )

    def __str__(self) -> str:
        return f"{self.application.reference} {self.criterion.code}: {self.value}"


RECOMMEND, RESERVE, NOT_RECOMMEND = "recommend", "reserve", "not_recommend"
OUTCOMES = ((RECOMMEND, "Recommend"), (RESERVE, "Reserve list"), (NOT_RECOMMEND, "Do not recommend"))


class Recommendation(Kept):
    """What the panel says of one bid. Shares are tenths of a percent: 743 means 74.3 %."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="recommendation")
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="recommendations")
    mean_tenths = models.PositiveSmallIntegerField(null=True, blank=True)
    moderated_tenths = models.PositiveSmallIntegerField(null=True, blank=True)
    moderation_reason = models.TextField(blank=True)
    outcome = models.CharField(max_length=14, choices=OUTCOMES)
    amount_pence = models.BigIntegerField(default=0)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    minute = models.TextField(blank=True)
    must_be_redecided = models.BooleanField("a score under it became void", default=False)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("rank", "id")

    def __str__(self) -> str:
        return f"{self.application.reference}: {self.get_outcome_display()}"

    @property
    def final_tenths(self) -> int | None:
        return self.mean_tenths if self.moderated_tenths is None else self.moderated_tenths


class ScoreCorrection(Kept):
    """A correction beside a final score, with a reason and two people: the score itself never changes."""

    score = models.ForeignKey(Score, on_delete=models.PROTECT, related_name="corrections")
    value = models.PositiveSmallIntegerField()
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.score} to {self.value}"
