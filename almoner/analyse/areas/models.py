"""The areas the body serves. Councils come and go, so each area has its dates and may have a successor."""

from django.db import models

from almoner.ground.core.rows import Kept


class Area(Kept):
    """A district or unitary. `row` and `column` place its tile on the map; populations are whole people."""

    code = models.CharField(max_length=8, unique=True)
    ons_code = models.CharField("ONS code", max_length=9, blank=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=(("district", "District"), ("unitary", "Unitary")))
    population = models.PositiveIntegerField(default=0)
    row = models.PositiveSmallIntegerField(default=0)
    column = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
