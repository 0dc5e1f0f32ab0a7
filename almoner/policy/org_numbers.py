"""The forms of charity and company numbers, and of identifiers of public bodies (org-id.guide).

None has a check digit: only the register can confirm one.
"""

from __future__ import annotations

import re

CHARITY = re.compile(r"[1-9]\d{5,6}(-\d+)?")
COMPANY = re.compile(r"\d{8}|[A-Z]{2}\d{6}|R\d{7}|(?:IP|SP|NP|RS|SI|NO)\d{5}R|(?:IP|SP|NP)\d{5}[A-Z]")


PUBLIC_REGISTERS = {
    "GB-LAE": r"[A-Z]{3}",
    "GB-LAS": r"[A-Z]{3}",
    "GB-PLA": r"[A-Z]{3}",
    "GB-GOR": r"[A-Z]{1,3}\d{1,6}",
    "GB-NHS": r"[A-Z0-9]{3,6}",
    "GB-EDU": r"\d{6}",
    "GB-UKPRN": r"1\d{7}",
}
REGISTER_WORDS = (
    "Local authorities GB-LAE, GB-LAS and GB-PLA, government GB-GOR, health GB-NHS, schools GB-EDU"
)


def public_body_id(text: str) -> str:
    """As it is written: capitals and no spaces, like GB-LAE-ESS."""
    return re.sub(r"\s", "", text).upper()


def is_public_body_id(text: str) -> bool:
    """An identifier of one of the registers of public bodies, in that register's form."""
    whole = public_body_id(text)
    return any(re.fullmatch(f"{name}-{form}", whole) for name, form in PUBLIC_REGISTERS.items())


def is_charity_number(number: str) -> bool:
    """Six or seven digits, with or without the suffix of a linked charity."""
    return CHARITY.fullmatch(number.strip()) is not None


def company_number(number: str) -> str:
    """As the register writes it: capitals, no spaces, digits filled up to eight with noughts."""
    tidy = re.sub(r"\s", "", number).upper()
    return tidy.zfill(8) if tidy.isdigit() else tidy


def is_company_number(number: str) -> bool:
    """Eight characters once tidied: eight digits, or letters and digits in one of the register's forms."""
    return COMPANY.fullmatch(company_number(number)) is not None
