"""Blobs without a row (a form refused after its file was taken) go after a day; rows never lack a blob."""

import hashlib
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings

from almoner.ground.files.blobs import blobs
from almoner.ground.files.models import StoredFile

DAY = 24 * 60 * 60
MANY = 500


def orphans(*, now: float | None = None, age: float = DAY) -> int:
    """Remove blobs that no row has named for a day, and drafts left by a crash. How many went."""
    before = (time.time() if now is None else now) - age
    gone = sum(blobs().remove(sha256, unused_since=before) for sha256 in unnamed())
    return gone + old_drafts(before)


def unnamed() -> Iterator[str]:
    every = blobs().every()
    while some := list(islice(every, MANY)):
        named = set(StoredFile.objects.filter(sha256__in=some).values_list("sha256", flat=True))
        yield from (one for one in some if one not in named)


def old_drafts(before: float) -> int:
    folder = Path(settings.MEDIA_ROOT) / "incoming"
    old = [path for path in folder.glob("*") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def wrong() -> Iterator[StoredFile]:
    """Files whose content is missing or changed: for the doctor, and after a restore."""
    for stored in StoredFile.objects.order_by("pk").iterator(chunk_size=MANY):
        if not is_whole(stored):
            yield stored


def is_whole(stored: StoredFile) -> bool:
    try:
        with blobs().open(stored.sha256) as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == stored.sha256
    except OSError:
        return False
