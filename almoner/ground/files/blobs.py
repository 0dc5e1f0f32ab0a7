"""Where content lies: a folder, each blob named by its SHA-256. Another place keeps the same promises."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Protocol

from django.conf import settings


class Blobs(Protocol):
    """`keep` returns only when the content is safe on the disk under its hash."""

    def keep(self, draft: Path, sha256: str) -> None: ...

    def open(self, sha256: str) -> BufferedReader: ...

    def holds(self, sha256: str) -> bool: ...

    def remove(self, sha256: str, *, unused_since: float) -> bool: ...

    def every(self) -> Iterator[str]: ...


class Folder:
    """`files/ab/cd/abcd…`: written beside, synced, renamed, and the folder synced too."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
            raise ValueError("This is not a SHA-256.")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def keep(self, draft: Path, sha256: str) -> None:
        """Move the synced draft to its place. What is there already is kept, and is young again."""
        path = self.path(sha256)
        with self.lock():
            if path.exists():
                os.utime(path)
                draft.unlink()
                return
            made = [one for one in (path.parent.parent, path.parent) if not one.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.replace(path)
            for folder in {path.parent, *(one.parent for one in made)}:
                sync(folder)

    def open(self, sha256: str) -> BufferedReader:
        return self.path(sha256).open("rb")

    def holds(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def remove(self, sha256: str, *, unused_since: float) -> bool:
        """Remove a blob last put before that moment (seconds since 1970)."""
        path = self.path(sha256)
        with self.lock():
            if not path.exists() or path.stat().st_mtime >= unused_since:
                return False
            path.unlink()
            return True

    def every(self) -> Iterator[str]:
        for path in self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
            if len(path.name) == 64:
                yield path.name

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One process at a time puts or removes, so that nothing is removed while it is put again."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("a") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield


def sync(folder: Path) -> None:
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def blobs() -> Folder:
    return Folder(Path(settings.MEDIA_ROOT))


def disk_used() -> float:
    """The share of the files' disk that is in use, from 0 to 1 (alarm at 0.9)."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    disk = shutil.disk_usage(root)
    return (disk.total - disk.free) / disk.total
