"""Procurements of services, with lots, milestones, notices and the ten principles (3.9, 9.1, 2.1).

Tenders themselves stay in the seven-force team's own system: here bidders are numbers, but for the winner.
"""

from django.db import models
from django.db.models import Q

from almoner.analyse.organisations.models import Organisation
from almoner.do.procurement.states import PROCUREMENT
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority

ROUTES = (
    ("open", "Open procedure"),
    ("flexible", "Competitive flexible procedure"),
    ("light_touch", "Light touch, competed"),
    ("framework", "Call-off from a framework"),
    ("below", "Quotations below the threshold"),
    ("direct", "Direct award, not competed"),
)
DIRECT = "direct"
PASS, CONDITIONS, FAIL = "pass", "condition", "fail"
CHECKS = ((PASS, "Passed"), (CONDITIONS, "Passed with conditions"), (FAIL, "Failed"))
LEAD, PARTNER, SUBCONTRACTOR = "lead", "partner", "sub"
PARTS = ((LEAD, "Lead"), (PARTNER, "Consortium partner"), (SUBCONTRACTOR, "Sub-contractor"))
ANSWERS = (("met", "Met"), ("partly", "Partly met"), ("not_met", "Not met, and why"))


class Procurement(Kept):
    """One tender. `budget` is that of the first year; later years are the same fund, stream and line."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    team_reference = models.CharField("reference of the seven-force team", max_length=40, blank=True)
    title = models.CharField(max_length=160)
    service = models.CharField("what is bought, as the public will read it", max_length=300)
    budget = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="procurements")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="+")
    route = models.CharField(max_length=12, choices=ROUTES)
    status = models.CharField(max_length=12, choices=PROCUREMENT.choices(), default=PROCUREMENT.start)
    options = models.TextField("which ways of funding were looked at", blank=True)
    rationale = models.TextField("why this way, and why it is in proportion", blank=True)
    equality_note = models.TextField("effect on equality, or why none is to be assessed", blank=True)
    needs_assessed_on = models.DateField(null=True, blank=True)
    need_source = models.CharField("where the evidence of need stands", max_length=200, blank=True)
    need_reason = models.TextField("why an older assessment still holds", blank=True)
    starts_on = models.DateField()
    initial_end = models.DateField()
    extension_months = models.JSONField("length of each extension allowed, in months", default=list)
    is_free = models.BooleanField(default=False)
    is_confidential = models.BooleanField(default=False)
    needs_no_report = models.BooleanField("open whether or not reported to the police", default=False)
    bids = models.PositiveSmallIntegerField("tenders received", null=True, blank=True)
    small_bids = models.PositiveSmallIntegerField("of them small firms or charities", null=True, blank=True)
    confirmed_by = models.CharField("who of the seven-force team confirmed it", max_length=120, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmation = models.CharField("reference of the confirmation", max_length=40, blank=True)
    checks = models.CharField(max_length=10, choices=CHECKS, blank=True)
    checks_note = models.TextField("conditions, or what failed", blank=True)
    ended_reason = models.TextField("why it was abandoned", blank=True)
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        ordering = ("-planned_at", "-id")

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class Lot(Kept):
    """A part that is awarded by itself; a tender without parts has one lot."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    procurement = models.ForeignKey(Procurement, on_delete=models.PROTECT, related_name="lots")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    annual_pence = models.BigIntegerField()
    volume = models.CharField("volume assumed", max_length=300, blank=True)
    winner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="won_lots"
    )

    class Meta:
        ordering = ("number", "id")
        constraints = (
            models.CheckConstraint(condition=Q(annual_pence__gt=0), name="lot_positive"),
            models.UniqueConstraint(fields=("procurement", "number"), name="lot_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.procurement.reference}, lot {self.number}"


class LotShare(Kept):
    """Who does how much of a lot: its lead, consortium partners and sub-contractors, in whole per cent."""

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="shares")
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=8, choices=PARTS)
    percent = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.name} {self.percent}%"


class Milestone(Kept):
    """`kind` is a code of the policy's milestones."""

    procurement = models.ForeignKey(Procurement, on_delete=models.PROTECT, related_name="milestones")
    kind = models.CharField(max_length=16)
    planned_on = models.DateField(null=True, blank=True)
    actual_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("procurement", "kind"), name="milestone_once"),)

    def __str__(self) -> str:
        return f"{self.procurement.reference} {self.kind}"


class Notice(Kept):
    """A notice on the central platform; `code` is UK4 and so on."""

    procurement = models.ForeignKey(Procurement, on_delete=models.PROTECT, related_name="notices")
    code = models.CharField(max_length=4)
    published_on = models.DateField()
    reference = models.CharField(max_length=40)

    class Meta:
        ordering = ("published_on", "id")

    def __str__(self) -> str:
        return f"{self.code} {self.reference}"


class PrincipleAnswer(Kept):
    """How the procurement answers one of the ten principles of clause 2.1, a to j."""

    procurement = models.ForeignKey(Procurement, on_delete=models.PROTECT, related_name="principles")
    principle = models.CharField(max_length=1)
    answer = models.CharField(max_length=8, choices=ANSWERS)
    evidence = models.TextField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ("principle",)
        constraints = (models.UniqueConstraint(fields=("procurement", "principle"), name="principle_once"),)

    def __str__(self) -> str:
        return f"{self.procurement.reference} {self.principle}"
