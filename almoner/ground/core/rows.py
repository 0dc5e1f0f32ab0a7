"""The base of every table whose rows the record protects."""

import hashlib
import json
from datetime import date, datetime, timezone

from django.db import models

from almoner.ground.core.references import salt


class Kept(models.Model):
    """A row whose every change leaves a salted digest in the record.

    Erasing a row erases its salt too, so that the record still verifies and says nothing about it.
    """

    digest_salt = models.CharField(max_length=32, default=salt, editable=False)

    class Meta:
        abstract = True


def plain_value(field: "models.Field[object, object]", value: object) -> object:
    """The value as canonical JSON can hold it, the same before saving and after reading back."""
    if value is None:
        return None
    value = field.to_python(value)
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    if isinstance(value, (bool, int, str)) or isinstance(field, models.JSONField):
        return value
    return str(value)


def canonical(row: models.Model) -> str:
    """Every column of the row as one line of sorted JSON."""
    fields = row._meta.concrete_fields
    values = {field.attname: plain_value(field, getattr(row, field.attname)) for field in fields}
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(row: Kept) -> str:
    """SHA-256 over the row's salt and its columns, in hexadecimal."""
    return hashlib.sha256(f"{row.digest_salt}|{canonical(row)}".encode()).hexdigest()


def row_name(row: models.Model) -> str:
    return f"{row._meta.db_table}:{row.pk}"
