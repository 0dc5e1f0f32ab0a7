"""People, the roles they hold, and who stands in for whom. All of it dated."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from almoner.ground.accounts.roles import CHOICES
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(Kept, AbstractBaseUser):
    """Somebody who can sign in. There are no passwords: a code comes by email."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    email = models.EmailField("email address", unique=True)
    name = models.CharField("full name", max_length=120, blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    is_invented = models.BooleanField("made for a demonstration", default=False)
    joined_at = models.DateTimeField(null=True, blank=True)
    last_login = None  # the record says who signed in; a column would change behind its back

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = People()

    class Meta:
        verbose_name_plural = "people"
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def has_perm(self, perm: str, thing: object = None) -> bool:
        """Django's own permissions are not used; see the rooms' access.py."""
        return False


class RoleHolding(Kept):
    """A person holds a role of the office from one day to another (both included)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=24, choices=CHOICES)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("role", "starts_on")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="holding_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} as {self.get_role_display()}"


class Delegation(Kept):
    """The holder of a role lets another person act in it for a time, with a reason (R1.10-2)."""

    holding = models.ForeignKey(RoleHolding, on_delete=models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ("starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="delegation_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.deputy} for {self.holding}"


class AdministratorLook(Kept):
    """A time in which an administrator may look at casework; it is written in the record."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="looks")
    reason = models.CharField(max_length=300)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Meta:
        ordering = ("-opened_at",)

    def __str__(self) -> str:
        return f"{self.person} until {self.closes_at:%H:%M}"
