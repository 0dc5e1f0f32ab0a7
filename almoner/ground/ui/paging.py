"""Lists by key, newest first: `?after=` names the last row of the page before."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

LONGEST_KEY = 19
Row = TypeVar("Row", bound=Model)


def after_key(request: HttpRequest, name: str = "after") -> int | None:
    """The key that the address names; nothing on a first page, and for what can be no key."""
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < LONGEST_KEY else None


def older(rows: QuerySet[Row], key: int | None) -> QuerySet[Row]:
    """Those after this one in a list that has the newest first; all of them without a key."""
    return rows if key is None else rows.filter(pk__lt=key)
