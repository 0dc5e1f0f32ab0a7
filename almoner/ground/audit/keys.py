"""The key that signs checkpoints: a file that only the service may read, and public keys for everybody."""

import os
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings

from almoner.ground.audit.notes import PublicKey


class KeyRefused(Exception):
    """The file of the signing key cannot be used."""


def private_path() -> Path:
    return Path(settings.HOME) / "checkpoint.key"


def public_path() -> Path:
    """One public key a line; older ones stay, so that what they signed can still be checked."""
    return Path(settings.HOME) / "checkpoint.pub"


def signing_key() -> Ed25519PrivateKey:
    """The key in ALMONER_HOME, made on first use."""
    path = private_path()
    if not path.exists():
        make(path)
    if path.stat().st_mode & 0o077:
        raise KeyRefused(f"Others may read {path.name}; only its owner may (chmod 600).")
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyRefused(f"{path.name} does not hold an Ed25519 key.")
    publish(key)
    return key


def make(path: Path) -> None:
    """Write a new key aside and link it in: of two processes, both use the one that came first."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".key-")
    with os.fdopen(handle, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(aside)


def publish(key: Ed25519PrivateKey) -> None:
    """Add the public half to the file of public keys, once."""
    line = str(PublicKey(settings.RECORD_ORIGIN, key.public_key().public_bytes_raw()))
    path = public_path()
    known = path.read_text().splitlines() if path.exists() else []
    if line not in known:
        with path.open("a") as file:
            file.write(f"{line}\n")


def public_keys() -> list[PublicKey]:
    path = public_path()
    return [PublicKey.read(line) for line in path.read_text().splitlines()] if path.exists() else []
