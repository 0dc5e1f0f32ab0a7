"""A round: a dated opening of a fund for bids, with its terms frozen when it is published."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from almoner.analyse.areas.models import Area
from almoner.do.rounds.states import PUBLISHED, ROUND
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.questions.models import QuestionSet
from almoner.plan.funds.models import Fund, FundBudget
from almoner.plan.priorities.models import Priority

GROUNDS = (
    ("hidden_need", "Meets a hidden pocket of need"),
    ("novel_approach", "Tries a novel approach to a known issue"),
    ("innovative_pilot", "Pilots something innovative"),
)


class RoundTemplate(Kept):
    """What a fund's rounds usually look like; a new round starts from it. Amounts are whole pence."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="round_templates")
    title = models.CharField(max_length=160)
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="+")
    settings = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.title


class Round(Kept):
    """`terms` are the policy numbers as they stood when the round was published (R0-2)."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    code = models.CharField(max_length=10, unique=True)
    title = models.CharField(max_length=160)
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="rounds")
    budget = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="rounds")
    financial_year = models.CharField(max_length=7)
    status = models.CharField(max_length=12, choices=ROUND.choices(), default=ROUND.start, db_index=True)
    summary = models.TextField("what the money is for", blank=True)
    who_can_apply = models.TextField(blank=True)
    not_funded = models.TextField("what we cannot fund", blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True, db_index=True)
    grace_minutes = models.PositiveSmallIntegerField(default=30)
    panel_on = models.DateField(null=True, blank=True)
    decision_on = models.DateField(null=True, blank=True)
    answer_on = models.DateField("applicants hear by", null=True, blank=True)
    starts_on = models.DateField("projects may start from", null=True, blank=True)
    available_pence = models.BigIntegerField(default=0)
    guide_max_pence = models.BigIntegerField(default=0)
    smallest_pence = models.BigIntegerField(default=0)
    max_is_strict = models.BooleanField("asking for more is refused, not only discouraged", default=False)
    eligible_kinds = models.JSONField(default=list)
    grounds = models.JSONField(default=list)
    question_set = models.OneToOneField(QuestionSet, on_delete=models.PROTECT, related_name="round")
    terms = models.JSONField(default=dict)
    rationale = models.TextField("why a grant round, and the options considered", blank=True)
    equality_note = models.TextField("equality impact, or why none is needed", blank=True)
    principles_note = models.TextField("how the round meets the ten principles", blank=True)
    approval_reference = models.CharField("decision approving the launch", max_length=12, blank=True)
    privacy_notice = models.TextField(blank=True)
    privacy_version = models.CharField(max_length=20, blank=True)
    press_statement = models.TextField(blank=True)
    newsletter_text = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-opens_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True)
                | Q(opens_at__isnull=True)
                | Q(closes_at__gt=F("opens_at")),
                name="round_closes_after_opening",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def is_open(self, at: datetime) -> bool:
        """Published, and the moment lies between opening and closing (both included)."""
        return (
            self.status == PUBLISHED
            and bool(self.opens_at and self.closes_at)
            and (
                self.opens_at <= at <= self.closes_at  # type: ignore[operator]
            )
        )


class Band(Kept):
    """How much form an amount asks for (4.17): bids up to `up_to_pence` see the questions of this band."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="bands")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=40)
    up_to_pence = models.BigIntegerField()
    documents = models.JSONField(default=list)

    class Meta:
        ordering = ("up_to_pence",)
        constraints = (models.UniqueConstraint(fields=("round", "code"), name="band_once"),)

    def __str__(self) -> str:
        return self.name


class Criterion(Kept):
    """What bids are scored on, from 0 to 5; the weights of a round add up to 100."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="criteria")
    code = models.CharField(max_length=12)
    title = models.CharField(max_length=160)
    weight = models.PositiveSmallIntegerField()
    anchors = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        verbose_name_plural = "criteria"
        constraints = (models.UniqueConstraint(fields=("round", "code"), name="criterion_once"),)

    def __str__(self) -> str:
        return self.title


class RoundPriority(Kept):
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="allowed_priorities")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "priority"), name="round_priority_once"),)

    def __str__(self) -> str:
        return f"{self.round.code} {self.priority.code}"


class RoundArea(Kept):
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="allowed_areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "area"), name="round_area_once"),)

    def __str__(self) -> str:
        return f"{self.round.code} {self.area.code}"
