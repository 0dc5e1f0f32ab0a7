"""Bacs Standard 18: a file of direct credits for one processing day (docs/bank-files.md shows one by hand).

Each record is laid down by its published positions, counted from 1: labels have 80 characters, payments 100.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LABEL, RECORD, END = 80, 100, "\r\n"
CREDIT, CONTRA = "99", "17"
NAME = 18
NOT_ALLOWED = re.compile(r"[^A-Z0-9 ./&-]")
MOST_PENCE, MOST_TOTAL = 10**11 - 1, 10**13 - 1
KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Credit:
    """One payment: six and eight digits, whole pence; `name` is that of the account paid."""

    sort_code: str
    account_number: str
    name: str
    pence: int
    reference: str


@dataclass(frozen=True)
class Submission:
    """What one file holds. `serial` (six digits) differs from that of every other file of the day."""

    service_user: str
    sort_code: str
    account_number: str
    name: str
    serial: str
    created_on: date
    processed_on: date
    credits: Sequence[Credit]

    @property
    def total_pence(self) -> int:
        return sum(one.pence for one in self.credits)


def written(file: Submission) -> bytes:
    """The whole file, ASCII; `ValueError` when a sum does not fit its columns."""
    if not file.credits or file.total_pence > MOST_TOTAL:
        raise ValueError("A file holds at least one payment, and its total fits thirteen digits.")
    records = (*headers(file), *(payment(file, one) for one in file.credits), contra(file), *trailers(file))
    return "".join(one + END for one in records).encode("ascii")


def laid(width: int, fields: dict[int, str]) -> str:
    """Blanks, with each text at its position."""
    row = [" "] * width
    for place, text in fields.items():
        row[place - 1 : place - 1 + len(text)] = text
    if len(row) != width:
        raise ValueError(f"A record has {width} characters, not {len(row)}.")
    return "".join(row)


def headers(file: Submission) -> tuple[str, ...]:
    volume = laid(LABEL, {1: "VOL1", 5: file.serial, 42: file.service_user, 80: "1"})
    user = laid(
        LABEL,
        {
            1: "UHL1",
            5: bank_day(file.processed_on),
            11: "999999",
            21: "00",
            23: "000000",
            29: "1 DAILY",
            38: "001",
        },
    )
    return volume, first_label(file, "HDR1"), second_label("HDR2"), user


def trailers(file: Submission) -> tuple[str, ...]:
    total = f"{file.total_pence:013d}"
    counts = {31: f"{1:07d}", 38: f"{len(file.credits):07d}"}
    user = laid(LABEL, {1: "UTL1", 5: total, 18: total, **counts})
    return first_label(file, "EOF1"), second_label("EOF2"), user


def first_label(file: Submission, label: str) -> str:
    return laid(
        LABEL,
        {
            1: label,
            5: f"A{file.service_user}S",
            16: file.service_user,
            22: file.serial,
            28: "00010001",
            42: bank_day(file.created_on),
            48: bank_day(file.processed_on + KEPT_FOR),
            55: "000000",
        },
    )


def second_label(label: str) -> str:
    return laid(LABEL, {1: label, 5: "F02000", 11: f"{RECORD:05d}", 51: "00"})


def contra(file: Submission) -> str:
    """One debit of our own account, equal to all the credits."""
    ours = Credit(file.sort_code, file.account_number, file.name, file.total_pence, "CONTRA")
    return payment(file, ours, CONTRA)


def payment(file: Submission, to: Credit, code: str = CREDIT) -> str:
    if not 0 < to.pence <= MOST_PENCE:
        raise ValueError("A payment is more than nothing and fits eleven digits.")
    return laid(
        RECORD,
        {
            1: to.sort_code,
            7: to.account_number,
            15: "0",
            16: code,
            18: file.sort_code,
            24: file.account_number,
            36: f"{to.pence:011d}",
            47: allowed(file.name),
            65: allowed(to.reference),
            83: allowed(to.name),
        },
    )


def allowed(text: str) -> str:
    """Capitals, digits and `. & / -`; accents are dropped, anything else becomes a blank; 18 places."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().upper()
    return NOT_ALLOWED.sub(" ", plain)[:NAME]


def bank_day(day: date) -> str:
    """` 26345`: a blank, the year, the day of the year."""
    return f" {day:%y%j}"
