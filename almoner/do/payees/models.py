"""Bank details of those whom the office pays, the calls and checks that verified them, and bank tables."""

from django.db import models
from django.db.models import Q

from almoner.analyse.organisations.models import Organisation
from almoner.do.payees.states import BANK_ACCOUNT, IN_USE, OPEN
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile
from almoner.policy.bank_details import CANNOT, CLOSE, FAIL, FULL, NONE, PASS, UNAVAILABLE, UNKNOWN

PORTAL, LETTERHEAD, STATEMENT, AGAIN = "portal", "letterhead", "statement", "again"
WAYS = (
    (PORTAL, "By the organisation's lead in the portal"),
    (LETTERHEAD, "On the organisation's letterhead"),
    (STATEMENT, "On a bank statement"),
    (AGAIN, "The same details, to be verified again"),
)
MODULUS = (
    (PASS, "Passes the modulus check"),
    (FAIL, "Fails the modulus check"),
    (CANNOT, "Cannot be checked"),
)


class BankAccount(Kept):
    """One set of details. `sealed` holds them encrypted; `last_four` is what pages show."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bank_accounts")
    status = models.CharField(max_length=10, choices=BANK_ACCOUNT.choices(), default=BANK_ACCOUNT.start)
    sealed = models.TextField(editable=False)
    last_four = models.CharField(max_length=4)
    fingerprint = models.CharField(max_length=64, db_index=True, editable=False)
    way = models.CharField(max_length=10, choices=WAYS)
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    because = models.TextField("why the details are given", blank=True)
    stated_numbers = models.JSONField("telephone numbers that stand in the request", default=list)
    is_change = models.BooleanField("another account was held before", default=False)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    told = models.PositiveSmallIntegerField("how many addresses were told of the request", default=0)
    modulus = models.CharField(max_length=8, choices=MODULUS, default=CANNOT)
    modulus_table = models.CharField("table used for the modulus check", max_length=60, blank=True)
    modulus_reason = models.TextField(blank=True)
    modulus_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_because = models.TextField("why it may go on in spite of a warning", blank=True)
    verified_name = models.CharField("name of the organisation when approved", max_length=200, blank=True)
    usable_from = models.DateTimeField(null=True, blank=True)
    used_from = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")
        indexes = (models.Index(fields=("status", "asked_at"), name="bank_accounts_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(status=IN_USE), name="one_account_in_use"
            ),
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(status__in=OPEN), name="one_account_being_verified"
            ),
        )

    def __str__(self) -> str:
        return f"account ending {self.last_four}"


AGREED, NO_ANSWER, DENIED = "agreed", "no_answer", "denied"
CALL_OUTCOMES = (
    (AGREED, "They confirmed the details"),
    (NO_ANSWER, "Nobody answered, or not somebody who could confirm"),
    (DENIED, "They did not ask for this"),
)


class CallBack(Kept):
    """A telephone call to a number held before the request."""

    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="calls")
    number = models.CharField(max_length=30)
    held_since = models.DateTimeField("when the number was first held")
    outcome = models.CharField(max_length=10, choices=CALL_OUTCOMES)
    spoke_to = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"call about {self.account}"


CHECK_OUTCOMES = (
    (FULL, "Full match"),
    (CLOSE, "Close match"),
    (NONE, "No match"),
    (UNAVAILABLE, "The check was unavailable"),
    (UNKNOWN, "Account or reference not recognised"),
)
ACCOUNT_KINDS = (("business", "Business account"), ("personal", "Personal account"), ("", "Not said"))


class PayeeCheck(Kept):
    """What the bank answered when it was asked whose account it is, written down by hand."""

    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="payee_checks")
    outcome = models.CharField(max_length=12, choices=CHECK_OUTCOMES)
    name_returned = models.CharField(max_length=140, blank=True)
    kind = models.CharField(max_length=8, choices=ACCOUNT_KINDS, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} for {self.account}"


class BankTables(Kept):
    """One loading of the weight table and the sort-code substitutions; the newest is the one in use."""

    version = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    weights = models.TextField(editable=False)
    substitutes = models.TextField(editable=False)
    rows = models.PositiveIntegerField()
    substitute_rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ("-loaded_at", "-id")

    def __str__(self) -> str:
        return f"{self.version}, {self.digest[:12]}"
