"""The base of every table whose rows the record protects, and the digest of a row."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import models

from almoner.ground.core.references import salt


class Kept(models.Model):
    """A row whose every change leaves a salted digest in the record.

    Erasing a row erases its salt too, so that the record still verifies and says nothing about it.
    """

    digest_salt = models.CharField(max_length=32, default=salt, editable=False)

    class Meta:
        abstract = True


def plain_value(field: "models.Field[Any, Any]", value: object) -> object:
    """The value as canonical JSON can hold it, the same before saving and after reading back."""
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return plain_json(value, field.encoder)
    value = field.to_python(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (bool, int, str)):
        return value
    if isinstance(field, models.FileField):
        return str(value)
    raise TypeError(f"{field} cannot be protected by the record: keep whole numbers, text, dates or JSON.")


def plain_json(value: object, encoder: type[json.JSONEncoder] | None = None) -> object:
    """What both databases give back: keys are text, and 2.0 and 1e16 are whole numbers (as in `jsonb`)."""
    text = json.dumps(value, cls=encoder, allow_nan=False)
    return json.loads(text, parse_float=whole_if_it_is)


def whole_if_it_is(text: str) -> int | float:
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(text)


def as_line(values: Mapping[str, object]) -> str:
    """One line of canonical JSON: sorted keys, no spaces."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(row: models.Model) -> str:
    """Every column of the row as one line of sorted JSON."""
    fields = row._meta.concrete_fields
    return as_line({field.attname: plain_value(field, getattr(row, field.attname)) for field in fields})


def digest_of(salt: object, content: str) -> str:
    """SHA-256 over a row's salt and its canonical line, in hexadecimal."""
    return hashlib.sha256(f"{salt}|{content}".encode()).hexdigest()


def digest(row: Kept) -> str:
    return digest_of(row.digest_salt, canonical(row))


def row_name(row: models.Model) -> str:
    return f"{row._meta.db_table}:{row.pk}"
