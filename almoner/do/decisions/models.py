"""Decision sheets: header, sections, lines of money, signatures on one digest, publication."""

from django.db import models
from django.db.models import Q

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.partnerships.models import Strategy
from almoner.do.applications.models import Application
from almoner.do.decisions.states import DECISION
from almoner.do.procurement.models import Lot
from almoner.do.proposals.models import Proposal
from almoner.do.rounds.models import Round
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile
from almoner.plan.allocations.models import CoreAllocation
from almoner.plan.bids.models import ExternalBid
from almoner.plan.funds.models import FundBudget
from almoner.plan.pools.models import PoolShare
from almoner.plan.priorities.models import Priority


class ScrutinyMeeting(Kept):
    """A meeting of the Police, Fire and Crime Panel, to which decisions are reported (R1.10-7)."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    held_on = models.DateField(unique=True)
    title = models.CharField(max_length=160)

    class Meta:
        ordering = ("-held_on",)

    def __str__(self) -> str:
        return f"{self.title}, {self.held_on:%-d %B %Y}"


class Decision(Kept):
    """One sheet. `reference` is NNN-YY and starts anew each calendar year; `digest` is what is signed."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=10, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=10, choices=(("money", "Gives money"), ("process", "Starts or approves something"))
    )
    classification = models.CharField(max_length=40, default="OFFICIAL")
    area_affected = models.CharField("area of county and stakeholders affected", max_length=300, blank=True)
    enquiries_to = models.CharField(max_length=160, blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=120, blank=True)
    dated = models.DateField(null=True, blank=True)
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    accepts = models.ForeignKey(
        ExternalBid, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    status = models.CharField(max_length=12, choices=DECISION.choices(), default=DECISION.start)
    strategic_links = models.TextField("plans and partner priorities regarded", blank=True)
    equality_note = models.TextField("equality implications", blank=True)
    csp_regard = models.TextField("how CSP priorities were regarded", blank=True)
    mpm_note = models.TextField("regularity, propriety, value for money, feasibility", blank=True)
    terms = models.JSONField(default=dict)
    small_approver = models.CharField(
        "role that alone approves up to the threshold, fixed when opened", max_length=24, blank=True
    )
    digest = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    disagreement = models.TextField("why it was not agreed", blank=True)
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    published_pdf = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checkpoint_size = models.BigIntegerField("lines of the record at its checkpoint", null=True, blank=True)
    withheld_ground = models.TextField(blank=True)
    withheld_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_at = models.ForeignKey(
        ScrutinyMeeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-dated", "-id")

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class Section(Kept):
    """One headed part of the sheet, in the office's usual order."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=120)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("decision", "position"), name="section_once"),)

    def __str__(self) -> str:
        return self.heading


class DueRegard(Kept):
    """A partner's strategy that the sheet names; `named`, how it read then, is signed with the sheet."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="regards")
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="regarded_by")
    named = models.CharField(max_length=330)

    class Meta:
        ordering = ("named", "id")
        constraints = (models.UniqueConstraint(fields=("decision", "strategy"), name="due_regard_once"),)

    def __str__(self) -> str:
        return self.named


class DecisionLine(Kept):
    """Money to one recipient from one fund, year and stream (R3.1-1). Amounts are whole pence."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    budget = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="decision_lines")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="decision_lines"
    )
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="decision_lines"
    )
    allocation = models.ForeignKey(
        CoreAllocation, on_delete=models.PROTECT, null=True, blank=True, related_name="decision_lines"
    )
    pool_share = models.ForeignKey(
        PoolShare, on_delete=models.PROTECT, null=True, blank=True, related_name="decision_lines"
    )
    lot = models.ForeignKey(
        Lot, on_delete=models.PROTECT, null=True, blank=True, related_name="decision_lines"
    )
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="decision_lines"
    )
    for_contract = models.BooleanField("paid under a contract, not as a grant", default=False)
    contract = models.CharField("contract whose further year it pays", max_length=12, blank=True)
    most_pence = models.BigIntegerField("left of that contract's signed value", null=True, blank=True)
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    description = models.CharField("short public description", max_length=300)
    description_was_checked = models.BooleanField("no personal data, no refuge address", default=False)
    amount_pence = models.BigIntegerField()
    purpose = models.CharField(max_length=24, blank=True)
    statutory_basis = models.CharField(max_length=200, blank=True)
    reasons = models.TextField("why this secures crime and disorder reduction", blank=True)
    conditions = models.TextField(blank=True)
    contrary_reason = models.TextField("why, against the recommendation or the checks", blank=True)
    splitting_reason = models.TextField(blank=True)
    is_agreed = models.BooleanField("false where the decision-maker did not agree this line", default=True)
    not_agreed_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(condition=Q(amount_pence__gte=0), name="line_not_negative"),
            models.UniqueConstraint(fields=("decision", "application"), name="line_application_once"),
        )
        indexes = (models.Index(fields=("contract",), condition=~Q(contract=""), name="lines_of_contracts"),)

    def __str__(self) -> str:
        return f"{self.title} {self.amount_pence}"


class Signature(Kept):
    """One person's word in one role on one exact sheet. `delegation` is set when a deputy signs."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=24)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("title as printed", max_length=120)
    delegation = models.CharField("on whose behalf", max_length=160, blank=True)
    agrees = models.BooleanField()
    comment = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("signed_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("decision", "role"), condition=Q(voided_at__isnull=True), name="signature_role_once"
            ),
            models.UniqueConstraint(
                fields=("decision", "person"),
                condition=Q(voided_at__isnull=True),
                name="signature_person_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} on {self.decision.reference}"


class OpenedText(Kept):
    """The exact content of a sheet as it was put to signature, kept so that later changes can be shown."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="opened_texts")
    digest = models.CharField(max_length=64)
    content = models.JSONField()
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("opened_at", "id")
        constraints = (models.UniqueConstraint(fields=("decision", "digest"), name="opened_text_once"),)

    def __str__(self) -> str:
        return f"{self.decision.reference} {self.digest[:8]}"


class ReasonGiven(Kept):
    """Why the office goes on although a SHOULD rule is not met: in words, with a name."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reasons_given")
    rule = models.CharField(max_length=24)
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)
        constraints = (models.UniqueConstraint(fields=("decision", "rule"), name="decision_reason_once"),)

    def __str__(self) -> str:
        return f"{self.decision.reference} {self.rule}"
