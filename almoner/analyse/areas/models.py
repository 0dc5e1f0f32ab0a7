"""The areas the body serves. Councils come and go, so each area has its dates and may have a successor."""

from django.db import models
from django.db.models import F, Q

from almoner.ground.core.rows import Kept

KINDS = (("district", "District"), ("unitary", "Unitary"))


class Area(Kept):
    """A district or unitary. `row` and `column` place its tile on the map; populations are whole people."""

    code = models.CharField(max_length=8, unique=True)
    ons_code = models.CharField("ONS code", max_length=9, blank=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=KINDS)
    population = models.PositiveIntegerField(default=0)
    row = models.PositiveSmallIntegerField(default=0)
    column = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="area_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name


class PostcodeArea(models.Model):
    """Which area a postcode lies in. Public reference data: the record says what was loaded, not each row."""

    postcode = models.CharField(max_length=7, primary_key=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("postcode",)

    def __str__(self) -> str:
        return self.postcode
