"""Instalments of an agreement, the pay runs that pay them, the files for the bank, and money asked back."""

from datetime import date

from django.db import models
from django.db.models import Q

from almoner.do.agreements.models import Agreement
from almoner.do.decisions.models import DecisionLine
from almoner.do.payees.models import BankAccount
from almoner.do.payments.states import LIVE, PAY_RUN, PAYMENT, RECOVERY
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept


class Instalment(Kept):
    """One part of an agreement's money: how much, when it is due, and what it waits for."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="instalments")
    line = models.ForeignKey(DecisionLine, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    amount_pence = models.BigIntegerField()
    due_on = models.DateField(db_index=True)
    condition = models.CharField("what it waits for", max_length=200, blank=True)
    condition_met_at = models.DateTimeField(null=True, blank=True)
    condition_met_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    condition_note = models.TextField("how it was met", blank=True)
    held_because = models.TextField(blank=True)
    late_because = models.TextField("why it is paid after the agreement's end", blank=True)
    covers_from = models.DateField("first day of what it pays for", null=True, blank=True)
    covers_to = models.DateField("last day of what it pays for", null=True, blank=True)
    advance_because = models.TextField("why it is paid before that time", blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "number"), name="instalment_once"),
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="instalment_of_something"),
        )

    def __str__(self) -> str:
        return f"{self.agreement.reference}, instalment {self.number}"


BACS18, PAIN001 = "bacs18", "pain001"
FORMATS = ((BACS18, "Bacs Standard 18"), (PAIN001, "ISO 20022 (pain.001.001.09)"))


class PayRun(Kept):
    """Payments that leave together: made by one person, released by another (2.1 g)."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    status = models.CharField(max_length=10, choices=PAY_RUN.choices(), default=PAY_RUN.start)
    money_day = models.DateField("day on which payees have the money")
    file_format = models.CharField(max_length=8, choices=FORMATS, default=BACS18)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True, editable=False)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-number",)
        indexes = (models.Index(fields=("status", "number"), name="pay_runs_by_state"),)

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """`RUN-0007`."""
        return f"RUN-{self.number:04d}"


class Payment(Kept):
    """One instalment in one run, to the account that was verified when it was chosen.

    The database itself holds that an instalment is in one living payment at most (T11).
    """

    run = models.ForeignKey(PayRun, on_delete=models.PROTECT, related_name="payments")
    instalment = models.ForeignKey(Instalment, on_delete=models.PROTECT, related_name="payments")
    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=30, unique=True)
    amount_pence = models.BigIntegerField()
    status = models.CharField(max_length=8, choices=PAYMENT.choices(), default=PAYMENT.start)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("instalment",), condition=Q(status__in=LIVE), name="instalment_paid_once"
            ),
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="payment_of_something"),
        )

    def __str__(self) -> str:
        return self.reference


class BankFile(Kept):
    """The file of a run, made once. `sealed` is encrypted; `digest` is that of the bytes the bank gets."""

    run = models.OneToOneField(PayRun, on_delete=models.PROTECT, related_name="file")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    sealed = models.TextField(editable=False)
    lines = models.PositiveIntegerField("payments in it")
    total_pence = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name


UNSPENT, MISUSED, ENDED, OVERPAID = "unspent", "misused", "ended", "overpaid"
RECOVERY_REASONS = (
    (UNSPENT, "Not all was spent"),
    (MISUSED, "Spent on something else"),
    (ENDED, "The work ended early, or the agreement was broken"),
    (OVERPAID, "Too much was paid"),
)


class Recovery(Kept):
    """Money asked back from a recipient, at once or by a plan of several days (4.13)."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="recoveries")
    line = models.ForeignKey(DecisionLine, on_delete=models.PROTECT, related_name="recoveries")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=RECOVERY.choices(), default=RECOVERY.start)
    amount_pence = models.BigIntegerField()
    reason = models.CharField(max_length=10, choices=RECOVERY_REASONS)
    because = models.TextField()
    plan = models.JSONField("days and pence of the repayments", default=list)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    waived_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")
        constraints = (models.UniqueConstraint(fields=("agreement", "number"), name="recovery_once"),)

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.agreement.reference}/B{self.number}"

    @property
    def planned(self) -> list[tuple[date, int]]:
        """The days and pence of the plan."""
        return [(date.fromisoformat(day), pence) for day, pence in self.plan]


class Repayment(Kept):
    """Money that came back, as it stands on the bank statement."""

    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="repayments")
    number = models.PositiveSmallIntegerField()
    amount_pence = models.BigIntegerField()
    received_on = models.DateField()
    bank_reference = models.CharField(max_length=40)

    class Meta:
        ordering = ("received_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("recovery", "number"), name="repayment_once"),
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="repayment_of_something"),
        )

    def __str__(self) -> str:
        return f"{self.recovery.reference}.{self.number}"
