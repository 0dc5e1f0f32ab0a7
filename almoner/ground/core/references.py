"""Public random identifiers for addresses, stable references for people."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def public_id() -> str:
    """Fourteen letters that cannot be guessed (about 69 bits) and do not look alike."""
    return "".join(secrets.choice(ALPHABET) for _ in range(14))


def link_token() -> str:
    """A secret for a one-time link (about 158 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(32))


def salt() -> str:
    """Sixteen random bytes as hexadecimal, kept beside a row and mixed into its digest."""
    return secrets.token_hex(16)


def numbered(prefix: str, number: int) -> str:
    """`24R1-014` from `24R1` and 14."""
    return f"{prefix}-{number:03d}"
