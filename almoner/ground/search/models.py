"""The search index. It is made from other rows and can be made again, so the record does not cover it."""

from django.db import models


class SearchEntry(models.Model):
    """One thing that can be found: its words folded to plain letters (see words.py)."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=60)
    scope = models.CharField(max_length=60, blank=True)
    boost = models.FloatField(default=1.0)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "search entries"
        constraints = (models.UniqueConstraint(fields=("kind", "key"), name="search_entry_once"),)
        indexes = (models.Index(fields=("kind", "scope"), name="search_by_scope"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
