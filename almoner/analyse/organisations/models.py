"""Organisations, the people who act for them, and what is known of them once and used again."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from almoner.analyse.areas.models import Area
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import link_token, public_id
from almoner.ground.core.rows import Kept

CHARITY, CIO, CIC, UNINCORPORATED = "charity", "cio", "cic", "unincorporated"
COMPANY, PUBLIC_BODY, OTHER = "company", "public_body", "other"
KINDS = (
    (CHARITY, "Registered charity"),
    (CIO, "Charitable incorporated organisation (CIO)"),
    (CIC, "Community interest company (CIC)"),
    (UNINCORPORATED, "Unincorporated club or association"),
    (COMPANY, "Company that may share out its profit"),
    (PUBLIC_BODY, "Council, school or other public body"),
    (OTHER, "Something else"),
)
VOLUNTARY = frozenset({CHARITY, CIO, CIC, UNINCORPORATED})


class Organisation(Kept):
    """Whoever asks for money. Numbers are as the registers give them; income is whole pence a year."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=200)
    matching_name = models.CharField(max_length=200, db_index=True, editable=False)
    kind = models.CharField(max_length=20, choices=KINDS)
    charity_number = models.CharField(max_length=12, blank=True)
    company_number = models.CharField(max_length=8, blank=True)
    public_body_id = models.CharField("identifier as a public body", max_length=20, blank=True)
    purpose = models.TextField("what it does", blank=True)
    founded_year = models.PositiveSmallIntegerField(null=True, blank=True)
    annual_income_pence = models.BigIntegerField(null=True, blank=True)
    staff_count = models.PositiveIntegerField(null=True, blank=True)
    volunteer_count = models.PositiveIntegerField(null=True, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    address_is_withheld = models.BooleanField("the address must never be published", default=False)
    home_area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    website = models.CharField(max_length=200, blank=True)
    connections = models.TextField("connections with the commissioner or the police", blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        indexes = (
            models.Index(fields=("name", "id"), name="organisations_by_name"),
            models.Index(fields=("postcode",), name="organisations_by_postcode"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("charity_number",), condition=~Q(charity_number=""), name="charity_number_once"
            ),
            models.UniqueConstraint(
                fields=("company_number",), condition=~Q(company_number=""), name="company_number_once"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_voluntary(self) -> bool:
        return self.kind in VOLUNTARY


PHONE, EMAIL = "phone", "email"


class EarlierContact(Kept):
    """A telephone number or an email address that the organisation had before; it may be empty.

    What it has now was first held when the newest of these ended, or else from the beginning.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="earlier_contacts")
    kind = models.CharField(max_length=5, choices=((PHONE, "Telephone"), (EMAIL, "Email")))
    value = models.CharField(max_length=254, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("until", "id")

    def __str__(self) -> str:
        return f"earlier {self.get_kind_display().lower()} of {self.organisation}"


LEAD, COLLEAGUE, HELPER = "lead", "colleague", "helper"
MEMBER_KINDS = (
    (LEAD, "Lead: may do everything, and signs"),
    (COLLEAGUE, "Colleague: writes and sends bids"),
    (HELPER, "Helper: reads and comments"),
)


class Membership(Kept):
    """A person acts for an organisation."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=10, choices=MEMBER_KINDS)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "organisation"), condition=Q(ends_on__isnull=True), name="member_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} of {self.organisation}"


class Invitation(Kept):
    """Somebody was asked to join an organisation by email; the link works once, for a fortnight."""

    LASTS = timedelta(days=14)

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    kind = models.CharField(max_length=10, choices=MEMBER_KINDS)
    token = models.CharField(max_length=32, unique=True, default=link_token, editable=False)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at",)

    def __str__(self) -> str:
        return f"{self.kind} of {self.organisation}"

    @property
    def ends_at(self) -> datetime:
        return self.invited_at + self.LASTS


RETURN_STATES = (
    ("not_due", "Not due yet"),
    ("due", "Due"),
    ("overdue", "Overdue"),
    ("accepted", "Accepted"),
    ("rejected", "Not accepted"),
)


class EarlierAward(Kept):
    """Money an organisation had before: what was promised, what was done, whether it reported (4.8)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="earlier_awards")
    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    fund_code = models.CharField(max_length=10)
    amount_pence = models.BigIntegerField()
    decided_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    promised = models.TextField(blank=True)
    delivered = models.TextField(blank=True)
    return_state = models.CharField(max_length=10, choices=RETURN_STATES, default="not_due")

    class Meta:
        ordering = ("-decided_on", "-id")

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"
