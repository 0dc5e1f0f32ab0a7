"""Bank details encrypted at rest: the key lies in a file of ALMONER_HOME, or comes by a setting.

Each text is sealed to its own account and organisation, so that one copied to another row cannot be read.
Whoever loses the key loses the details: they must be asked for and verified again (docs/bank-details.md).
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass

from almoner.do.payees.models import BankAccount
from almoner.ground.core.sealing import KeyRefused, KeyRing, Unreadable

__all__ = [
    "Details", "KeyRefused", "Unreadable", "details_of", "fingerprint", "opened", "path", "seal", "sealed"
]  # fmt: skip

RING = KeyRing("bank.key", "BANK_KEYS", "bank details")
sealed, opened, path = RING.sealed, RING.opened, RING.path


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


def bound_to(account: BankAccount) -> bytes:
    return f"{account.public_id}|{account.organisation_id}".encode()


def fingerprint(details: Details) -> str:
    """Equal for equal accounts, and worthless without the key."""
    number = f"{details.sort_code}{details.account_number}".encode()
    return hmac.new(RING.keys()[-1], number, hashlib.sha256).hexdigest()
