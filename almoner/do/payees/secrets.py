"""Bank details encrypted at rest: the key lies in a file of ALMONER_HOME, or comes by a setting.

Each text is sealed to its own account and organisation, so that one copied to another row cannot be read.
Whoever loses the key loses the details: they must be asked for and verified again (docs/bank-details.md).
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from almoner.do.payees.models import BankAccount

KEY_BYTES, NONCE_BYTES = 32, 12


class KeyRefused(Exception):
    """The key of the bank details cannot be used."""


class Unreadable(Exception):
    """The details were sealed with a key that is not here, or were tampered with."""


@dataclass(frozen=True)
class Details:
    """In full: six digits, eight digits, and the name of the account."""

    sort_code: str
    account_number: str
    account_name: str

    def __repr__(self) -> str:
        return f"Details(ending {self.account_number[-4:]})"

    @property
    def sort_code_in_pairs(self) -> str:
        return "-".join(self.sort_code[place : place + 2] for place in (0, 2, 4))


def seal(account: BankAccount, details: Details) -> None:
    """Put the details into the row; the row keeps only the last four digits readable."""
    words = json.dumps(asdict(details), sort_keys=True).encode()
    account.sealed = sealed(words, bound_to(account))
    account.last_four = details.account_number[-4:]
    account.fingerprint = fingerprint(details)


def details_of(account: BankAccount) -> Details:
    """The details in full. Whoever shows or sends them leaves a line in the record."""
    return Details(**json.loads(opened(account.sealed, bound_to(account))))


def sealed(words: bytes, bound: bytes) -> str:
    """Encrypted, and to be opened only together with what it is bound to."""
    nonce = os.urandom(NONCE_BYTES)
    return base64.b64encode(nonce + AESGCM(keys()[0]).encrypt(nonce, words, bound)).decode()


def opened(text: str, bound: bytes) -> bytes:
    raw = base64.b64decode(text)
    for key in keys():
        try:
            return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound)
        except InvalidTag:
            continue
    raise Unreadable(
        "These bank details cannot be read: they were sealed with another key, or changed by hand. "
        "Ask for them again."
    )


def bound_to(account: BankAccount) -> bytes:
    return f"{account.public_id}|{account.organisation_id}".encode()


def fingerprint(details: Details) -> str:
    """Equal for equal accounts, and worthless without the key."""
    number = f"{details.sort_code}{details.account_number}".encode()
    return hmac.new(keys()[-1], number, hashlib.sha256).hexdigest()


def path() -> Path:
    return Path(settings.HOME) / "bank.key"


def keys() -> list[bytes]:
    """The first seals; all of them open. Made on first use where no setting gives them."""
    if settings.BANK_KEYS:
        return [read(one) for one in settings.BANK_KEYS]
    file = path()
    if not file.exists():
        make(file)
    if file.stat().st_mode & 0o077:
        raise KeyRefused(f"Others may read {file.name}; only its owner may (chmod 600).")
    found = [read(line) for line in file.read_text().split()]
    if not found:
        raise KeyRefused(f"{file.name} is empty.")
    return found


def read(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyRefused("A key of the bank details is 32 bytes in base64 (44 letters).")
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
