"""Statutory partners and helpers of bidders, and the strategies of boards that decisions regard (8.5)."""

from django.db import models

from almoner.analyse.areas.models import Area
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept

CSP, POLICE, CVS = "csp", "police", "cvs"
KINDS = (
    (CSP, "Community Safety Partnership"),
    (POLICE, "Police"),
    (CVS, "Council for Voluntary Service"),
)


class Partnership(Kept):
    """A partner with areas of its own; one partnership may cover several areas (3.12)."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=8, choices=KINDS)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    website = models.CharField(max_length=200, blank=True)
    plan_title = models.CharField(max_length=200, blank=True)
    plan_ends_on = models.DateField(null=True, blank=True)
    plan_priorities = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "name")

    def __str__(self) -> str:
        return self.name


class PartnershipArea(Kept):
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="covers")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="partnerships")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("partnership", "area"), name="partnership_area_once"),)

    def __str__(self) -> str:
        return f"{self.partnership} in {self.area}"


class Strategy(Kept):
    """A strategy or plan of a board or partner; from `left_on` it is no longer regarded."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    board = models.CharField("whose it is", max_length=160)
    title = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    website = models.CharField("where it can be read", max_length=200, blank=True)
    priorities = models.TextField(blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("board", "title")
        constraints = (models.UniqueConstraint(fields=("board", "title"), name="strategy_once"),)

    def __str__(self) -> str:
        return f"{self.board}: {self.title}"
