"""The forms of charity and company numbers. Neither has a check digit: only the register can confirm one."""

from __future__ import annotations

import re

CHARITY = re.compile(r"[1-9]\d{5,6}(-\d+)?")
COMPANY = re.compile(r"\d{8}|[A-Z]{2}\d{6}|R\d{7}|(?:IP|SP|NP|RS|SI|NO)\d{5}R|(?:IP|SP|NP)\d{5}[A-Z]")


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
