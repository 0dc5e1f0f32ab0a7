"""Text encrypted at rest: each ring of keys lies in a file of ALMONER_HOME, or comes by a setting.

What is sealed is bound to its own row, so that one copied to another row cannot be read.
"""

import base64
import binascii
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES, NONCE_BYTES = 32, 12


class KeyRefused(Exception):
    """A key cannot be used."""


class Unreadable(Exception):
    """The text was sealed with a key that is not here, or was tampered with."""


@dataclass(frozen=True)
class KeyRing:
    """Keys for one purpose: the first seals, all of them open. `what` they protect is said in refusals."""

    file: str
    setting: str
    what: str

    def sealed(self, words: bytes, bound: bytes) -> str:
        """Encrypted, and to be opened only together with what it is bound to."""
        nonce = os.urandom(NONCE_BYTES)
        return base64.b64encode(nonce + AESGCM(self.keys()[0]).encrypt(nonce, words, bound)).decode()

    def opened(self, text: str, bound: bytes) -> bytes:
        """Raises Unreadable when no key of the ring opens it, or when it is bound to something else."""
        for key in self.keys():
            try:
                raw = base64.b64decode(text)
                return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound)
            except (InvalidTag, ValueError):
                continue
        raise Unreadable(
            f"These {self.what} cannot be read: they were sealed with another key, or changed by hand. "
            "Ask for them again."
        )

    def path(self) -> Path:
        return Path(settings.HOME) / self.file

    def keys(self) -> list[bytes]:
        """Made on first use where no setting gives them."""
        given: list[str] = getattr(settings, self.setting)
        if given:
            return [self.read(one) for one in given]
        file = self.path()
        if not file.exists():
            make(file)
        if file.stat().st_mode & 0o077:
            raise KeyRefused(f"Others may read {file.name}; only its owner may (chmod 600).")
        found = [self.read(line) for line in file.read_text().split()]
        if not found:
            raise KeyRefused(f"{file.name} is empty.")
        return found

    def read(self, text: str) -> bytes:
        try:
            key = base64.urlsafe_b64decode(text)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != KEY_BYTES:
            raise KeyRefused(f"A key of the {self.what} is 32 bytes in base64 (44 letters).")
        return key


def make(file: Path) -> None:
    """Write a new key aside and link it in: of two processes, both use the one that came first."""
    handle, aside = tempfile.mkstemp(dir=file.parent, prefix=".key-")
    with os.fdopen(handle, "wb") as held:
        held.write(base64.urlsafe_b64encode(os.urandom(KEY_BYTES)) + b"\n")
        held.flush()
        os.fsync(held.fileno())
    try:
        os.link(aside, file)
    except FileExistsError:
        pass
    finally:
        os.unlink(aside)
