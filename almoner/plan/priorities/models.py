"""Police and Crime Plans and their priorities; an old plan's priorities map onto the new one's."""

from django.db import models

from almoner.ground.core.rows import Kept


class PolicePlan(Kept):
    title = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    website = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-starts_on",)

    def __str__(self) -> str:
        return self.title


class Priority(Kept):
    """A priority that money may serve (R1.1-1). `carries_on` lists the earlier ones it continues."""

    plan = models.ForeignKey(PolicePlan, on_delete=models.PROTECT, related_name="priorities")
    code = models.CharField(max_length=8, unique=True)
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("plan", "position")
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        return self.title


class Continuation(Kept):
    """The new plan's priority carries on an old plan's, so that trends survive the change of plan."""

    old = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="continued_by")
    new = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="continues")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("old", "new"), name="continuation_once"),)

    def __str__(self) -> str:
        return f"{self.old.code} to {self.new.code}"
