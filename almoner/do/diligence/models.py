"""Due diligence (9.1 a–d): one case an organisation and subject, one check an item."""

from django.db import models

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.organisations.passport import Document
from almoner.do.diligence.states import CASE
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept

PROFILES = (
    ("small_grant", "Small grant: checks a to d"),
    ("core_partner", "Statutory partner: light checks"),
)
ITEMS = (
    ("a", "Finance: accounts, health, cash position"),
    ("b", "Policies: safeguarding, data protection and others"),
    ("c", "Likely effectiveness and efficiency"),
    ("d", "Statements and figures checked with partners"),
)
PASS, CONDITION, FAIL, NOT_NEEDED = "pass", "condition", "fail", "not_needed"
RESULTS = (
    (PASS, "Pass"),
    (CONDITION, "Pass with a condition"),
    (FAIL, "Fail"),
    (NOT_NEEDED, "Not needed"),
)


class Case(Kept):
    """Checks on one organisation about one subject, a bid's reference for example."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="diligence_cases")
    subject = models.CharField(max_length=20, unique=True)
    amount_pence = models.BigIntegerField()
    involves_vulnerable = models.BooleanField("works with children or adults at risk", default=False)
    documents = models.JSONField("kinds of papers that are asked for", default=list)
    profile = models.CharField(max_length=16, choices=PROFILES, default="small_grant")
    status = models.CharField(max_length=12, choices=CASE.choices(), default=CASE.start)
    overall = models.CharField(max_length=10, choices=RESULTS, blank=True)
    condition = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField()
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-opened_at",)

    def __str__(self) -> str:
        return f"Checks for {self.subject}"


class Check(Kept):
    """One item's result, with who found it and on what evidence."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="checks")
    item = models.CharField(max_length=1, choices=ITEMS)
    result = models.CharField(max_length=10, choices=RESULTS)
    note = models.TextField(blank=True)
    answers = models.JSONField(default=dict)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ("item",)
        constraints = (models.UniqueConstraint(fields=("case", "item"), name="check_item_once"),)

    def __str__(self) -> str:
        return f"{self.get_item_display()}: {self.get_result_display()}"


class StatementCheck(Kept):
    """A claim in the bid that a partner was asked about (9.1 d)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statements")
    claim = models.TextField()
    asked = models.CharField("who was asked", max_length=160)
    reply = models.TextField(blank=True)
    verdict = models.CharField(
        max_length=12,
        choices=(("open", "No answer yet"), ("confirmed", "Confirmed"), ("contradicted", "Contradicted"),
                 ("corrected", "Corrected by the applicant")),
        default="open",
    )  # fmt: skip

    def __str__(self) -> str:
        return self.claim
