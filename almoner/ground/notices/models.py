"""What the worker keeps for itself. Nothing here is casework, so none of it is in the record."""

from django.db import models


class JobRun(models.Model):
    """When a periodic job ran last and is due next; the lease keeps two workers from running it at once."""

    name = models.CharField(max_length=80, unique=True)
    next_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """The last sign of life of one worker process."""

    worker = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.worker
