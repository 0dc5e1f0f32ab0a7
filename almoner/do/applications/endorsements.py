"""Support of partners for a bid, asked by a link that needs no account (4.6, 4.19)."""

from django.db import models

from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.models import Partnership
from almoner.do.applications.models import Application
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import link_token, public_id
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile

SUPPORTS, CONCERNS, DECLINES = "supports", "concerns", "declines"
ANSWERS = ((SUPPORTS, "We support it"), (CONCERNS, "We have concerns"), (DECLINES, "We do not support it"))
PARTNER_KINDS = (("csp", "Community Safety Partnership"), ("police", "Police"), ("other", "Another partner"))


class Endorsement(Kept):
    """One partner asked about one bid in one area. `no_request_reason` says why a partner was not asked."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="endorsements")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=PARTNER_KINDS)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="endorsements"
    )
    partner_name = models.CharField(max_length=160)
    partner_email = models.EmailField(blank=True)
    token = models.CharField(max_length=32, unique=True, default=link_token, editable=False)
    requested_at = models.DateTimeField(null=True, blank=True)
    requested_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    no_request_reason = models.CharField(max_length=300, blank=True)
    letter = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=10, choices=ANSWERS, blank=True)
    comment = models.TextField(blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "applications"
        ordering = ("kind", "id")

    def __str__(self) -> str:
        return f"{self.partner_name} on {self.application.reference}"


class Consultation(Kept):
    """The office asks somebody about a bid, with a summary that holds no personal data (R4.19-1)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="consultations")
    asked = models.CharField("who is asked", max_length=160)
    asked_email = models.EmailField()
    question = models.TextField()
    summary = models.TextField()
    token = models.CharField(max_length=32, unique=True, default=link_token, editable=False)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "applications"
        ordering = ("asked_at",)

    def __str__(self) -> str:
        return f"{self.asked} on {self.application.reference}"
