"""The same form posted twice is done once: what was done is remembered under the form's key."""

import hashlib
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from almoner.ground.accounts.models import Person
from almoner.ground.workflow.models import DoneOnce


def mark(name: str, by: Person | None, key: str) -> str:
    """A key counts for one person and one action, so that nobody can use up another's."""
    return hashlib.sha256(f"{by.pk if by else 0}|{name}|{key}".encode()).hexdigest()


def done(mark: str) -> DoneOnce | None:
    """What was done before under the key. Two at once cannot meet here: one action writes at a time."""
    return DoneOnce.objects.filter(key=mark).first()


def remember(mark: str, name: str, at: datetime, result: Any) -> None:
    """Keep where the result is, if it is a row; of any other result only that it was done."""
    once = DoneOnce(key=mark, action=name, at=at)
    if isinstance(result, models.Model) and result.pk is not None:
        once.model, once.row = result._meta.label, str(result.pk)
    once.save(force_insert=True)


def result_of(once: DoneOnce) -> Any:
    """The row as it is now; None when it is gone or when the result was not a row."""
    if not once.model:
        return None
    return apps.get_model(once.model)._base_manager.filter(pk=once.row).first()
