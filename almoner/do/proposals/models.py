"""Ad-hoc proposals: a grant outside any round, raised by an officer in answer to an initiative (3.6)."""

from django.db import models
from django.db.models import Q

from almoner.analyse.organisations.models import Organisation
from almoner.do.diligence.models import Case
from almoner.do.proposals.states import PROPOSAL
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority
from almoner.policy.ad_hoc import TRIGGERS


class Proposal(Kept):
    """One grant proposed to one organisation; `waiver` says why no bids are asked for."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    status = models.CharField(max_length=8, choices=PROPOSAL.choices(), default=PROPOSAL.start)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="proposals")
    budget = models.ForeignKey(FundBudget, on_delete=models.PROTECT, related_name="proposals")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    purpose = models.CharField("what it is for, as the public will read it", max_length=300)
    amount_pence = models.BigIntegerField()
    trigger = models.CharField("what brought it about", max_length=16, choices=list(TRIGGERS.items()))
    evidence = models.TextField("what shows it", blank=True)
    options = models.TextField("which ways were looked at", blank=True)
    waiver = models.TextField("why no bids are asked for", blank=True)
    statutory_basis = models.CharField(max_length=200)
    involves_vulnerable = models.BooleanField("works with children or adults at risk", default=False)
    sponsor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    diligence = models.OneToOneField(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="proposal"
    )
    ended_reason = models.TextField("why it was given up", blank=True)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    forward_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (models.CheckConstraint(condition=Q(amount_pence__gt=0), name="proposal_positive"),)

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"
