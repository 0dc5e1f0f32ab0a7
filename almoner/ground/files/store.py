"""Taking an upload in: `put` before the transaction, the row inside it.

checked = store.put(upload)                              # in the page, before the action
act.add(checked.row(by=act.by, at=act.at))               # in the action
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import File

from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused
from almoner.ground.files import clamd
from almoner.ground.files.blobs import blobs, sync
from almoner.ground.files.check import kind_of
from almoner.ground.files.models import CLEAN, NOT_SCANNED, StoredFile
from almoner.ground.files.names import FileName, read_name
from almoner.ground.files.refusal import Unwanted

ROOM_TO_LEAVE = 4 * 1024 * 1024
CHUNK = 64 * 1024
FULL = (
    "We have no room to keep files at the moment. Nothing else you entered is lost. "
    "Try again later, or telephone the office."
)


@dataclass(frozen=True)
class Checked:
    """Content that is safe on the disk; it is nobody's until a row names it."""

    sha256: str
    size: int
    kind: str
    name: str
    scan: str

    def row(self, *, by: Person | None, at: datetime) -> StoredFile:
        """The row to be added by the action."""
        return StoredFile(
            sha256=self.sha256, size=self.size, kind=self.kind, name=self.name, scan=self.scan,
            uploaded_by=by, at=at,
        )  # fmt: skip


def put(upload: "File[bytes]", *, field: str = "file") -> Checked:
    """Check the upload and lay its content down for good; refuses in words beside `field`."""
    try:
        return taken(upload, read_name(upload.name or ""))
    except Unwanted as no:
        raise Refused(no.reason, by_field={field: [no.reason]}) from None
    except OSError:
        raise Refused(FULL, by_field={field: [FULL]}) from None


def put_bytes(content: bytes, name: str) -> Checked:
    """For files that the office itself makes: an agreement, a decision sheet."""
    from django.core.files.base import ContentFile

    return put(ContentFile(content, name=name))


def taken(upload: "File[bytes]", name: FileName) -> Checked:
    refuse_when_full(upload.size or 0)
    with draft() as (path, target):
        size, sha256 = copied(upload, target)
        kind = kind_of(target, size, name)
        state = scanned(target)
        os.fsync(target.fileno())
        blobs().keep(path, sha256)
    stem = name.text.rpartition(".")[0]
    return Checked(sha256, size, kind, f"{stem}.{kind}", state)


@contextmanager
def draft() -> "Iterator[tuple[Path, BinaryIO]]":
    """A file of our own beside the blobs, gone afterwards whatever happens."""
    folder = Path(settings.MEDIA_ROOT) / "incoming"
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        sync(folder.parent)
    path = folder / secrets.token_hex(16)
    try:
        with path.open("x+b") as target:
            path.chmod(0o640)
            yield path, target
    finally:
        path.unlink(missing_ok=True)


def copied(upload: "File[bytes]", target: BinaryIO) -> tuple[int, str]:
    """Copy and hash in one pass; stops at the limit, whatever size was declared."""
    limit = settings.UPLOAD_LIMIT_BYTES
    size, digest = 0, hashlib.sha256()
    for piece in upload.chunks(CHUNK):
        size += len(piece)
        if size > limit:
            raise Unwanted(f"It is larger than {limit // (1024 * 1024)} MB. Save it smaller, or in parts.")
        digest.update(piece)
        target.write(piece)
    if not size:
        raise Unwanted("It is empty.")
    target.flush()
    return size, digest.hexdigest()


def scanned(source: BinaryIO) -> str:
    if not settings.CLAMD_SOCKET:
        return NOT_SCANNED
    clamd.scan(source, settings.CLAMD_SOCKET)
    return CLEAN


def refuse_when_full(size: int) -> None:
    """Early, so that the database still has room to write."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    wanted = min(size, settings.UPLOAD_LIMIT_BYTES) + ROOM_TO_LEAVE
    if shutil.disk_usage(root).free < wanted:
        raise Unwanted(FULL)
