"""The organisation's passport: documents and accounts kept once and used for every bid."""

from django.db import models

from almoner.analyse.organisations.models import Organisation
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile

DOCUMENT_KINDS = (
    ("governing", "Governing document (constitution, articles or rules)"),
    ("accounts", "Latest annual accounts"),
    ("bank_statements", "Bank statements (for groups without accounts)"),
    ("safeguarding", "Safeguarding policy"),
    ("data_protection", "Data protection policy"),
    ("equality", "Equality policy"),
    ("health_safety", "Health and safety policy"),
    ("insurance", "Public liability insurance"),
    ("conflicts", "Conflicts of interest policy"),
    ("fraud", "Fraud and bribery policy"),
    ("other", "Something else"),
)
OTHER = "other"
NEEDS_EXPIRY = frozenset({"insurance"})
NEEDS_REVIEW = frozenset({"safeguarding"})


class Document(Kept):
    """One document of an organisation. A newer one replaces it; nothing is thrown away."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20, choices=DOCUMENT_KINDS)
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField("last reviewed", null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        app_label = "organisations"
        ordering = ("kind", "-kept_at")

    def __str__(self) -> str:
        return self.title


class AccountsYear(Kept):
    """Figures of one year's accounts, whole pence, entered by a person from the document (9.1 a)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="accounts_years")
    year_end = models.DateField()
    income_pence = models.BigIntegerField()
    expenditure_pence = models.BigIntegerField()
    cash_pence = models.BigIntegerField("cash and bank")
    free_reserves_pence = models.BigIntegerField(default=0)
    was_examined = models.BooleanField("independently examined or audited", default=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    entered_by_staff = models.BooleanField(default=False)

    class Meta:
        app_label = "organisations"
        ordering = ("-year_end",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "year_end"), name="accounts_year_once"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} to {self.year_end}"
