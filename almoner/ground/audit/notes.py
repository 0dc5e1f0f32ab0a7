"""Checkpoints as text: the C2SP `tlog-checkpoint` in a `signed-note`, signed with Ed25519.

almoner.example.org/record      the origin: whose record it is
1042                            how many lines it had
CsUYapGGPo4dkMgIAUqom/…         the root of the tree over them, in base64

— almoner.example.org/record Az3grl…    the key's name, then its hash and the signature
"""

import hashlib
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
NOTE = re.compile(
    r"(?P<body>(?P<origin>[^\n]+)\n(?P<size>\d+)\n(?P<root>[A-Za-z0-9+/=]+)\n)\n"
    r"(?P<signed>(?:— [^\s]+ [A-Za-z0-9+/=]+\n)+)"
)
NAME = re.compile(r"[^\s+]+")


class NotACheckpoint(ValueError):
    """The text is not a checkpoint, or nobody we know has signed it."""


@dataclass(frozen=True)
class PublicKey:
    """A key that may sign, as `name+hash+key`: the form in which it is published."""

    name: str
    raw: bytes

    def hash(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.hash().hex()}+{b64encode(ED25519 + self.raw).decode()}"

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        try:
            name, given, key = text.strip().split("+", 2)
            raw = b64decode(key, validate=True)
        except ValueError:
            raise NotACheckpoint("This is not a public key.") from None
        made = cls(name, raw[1:])
        if len(raw) != 33 or raw[:1] != ED25519 or made.hash().hex() != given:
            raise NotACheckpoint("This is not a public key.")
        return made


@dataclass(frozen=True)
class Claim:
    """What a checkpoint says: so many lines, with this root (hexadecimal)."""

    size: int
    root: str


def write(key: Ed25519PrivateKey, origin: str, claim: Claim) -> str:
    if not NAME.fullmatch(origin):
        raise NotACheckpoint("The record's name (ALMONER_ORIGIN) may hold no spaces and no plus sign.")
    body = f"{origin}\n{claim.size}\n{b64encode(bytes.fromhex(claim.root)).decode()}\n"
    public = PublicKey(origin, key.public_key().public_bytes_raw())
    signature = b64encode(public.hash() + key.sign(body.encode())).decode()
    return f"{body}\n— {origin} {signature}\n"


def read(text: str, keys: Iterable[PublicKey]) -> Claim:
    """What the checkpoint claims, if one of `keys` has signed it."""
    match = NOTE.fullmatch(text)
    if match is None:
        raise NotACheckpoint("The text is not that of a checkpoint.")
    if not any(is_signed(match["body"], match["signed"], key) for key in keys if key.name == match["origin"]):
        raise NotACheckpoint("No known key has signed it.")
    return Claim(int(match["size"]), b64decode(match["root"]).hex())


def is_signed(body: str, signatures: str, key: PublicKey) -> bool:
    for line in signatures.splitlines():
        _, name, value = line.split(" ", 2)
        try:
            signature = b64decode(value, validate=True)
            if name == key.name and signature[:4] == key.hash():
                Ed25519PublicKey.from_public_bytes(key.raw).verify(signature[4:], body.encode())
                return True
        except (ValueError, InvalidSignature):
            continue
    return False


def split(text: str) -> Iterator[str]:
    """The checkpoints that stand one after the other in a text."""
    for match in NOTE.finditer(text):
        yield match[0]
