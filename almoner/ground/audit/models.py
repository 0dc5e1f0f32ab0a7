"""The record: append-only lines, the tree over them, signed checkpoints. Triggers refuse any change."""

from django.db import models

from almoner.ground.core.rows import Kept


class Line(models.Model):
    """One action as one line of canonical JSON. The columns beside it are copies, for searching."""

    seq = models.BigIntegerField(primary_key=True)
    line = models.TextField()
    leaf = models.CharField(max_length=64)
    action = models.CharField(max_length=60, db_index=True)
    thing = models.CharField(max_length=80, db_index=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class Node(models.Model):
    """The hash of a full subtree of the RFC 6962 tree: `level` 1 covers two lines, 2 four, and so on."""

    level = models.SmallIntegerField()
    position = models.BigIntegerField()
    value = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("level", "position"), name="node_once"),)

    def __str__(self) -> str:
        return f"{self.level}/{self.position}"


class Checkpoint(models.Model):
    """A signed statement of how many lines there were and what they hashed to (C2SP text)."""

    size = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-size",)

    def __str__(self) -> str:
        return f"{self.size} lines"


class Reason(Kept):
    """A reason given in words. The line holds only its digest, so that it may be erased one day."""

    line = models.OneToOneField(Line, on_delete=models.PROTECT, related_name="reason", primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.text
