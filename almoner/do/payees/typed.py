"""What a person typed as bank details, tidied once; refused by field when it cannot be right."""

import re
import unicodedata

from almoner.do.payees.modulus import ACCOUNT, SORT_CODE, is_digits
from almoner.do.payees.secrets import Details
from almoner.ground.core.refusals import Refused

SHORTEST_ACCOUNT, LONGEST_NAME = 6, 70
PARTS = re.compile(r"[\s-]")
NUMBERS = re.compile(r"\+?\d[\d\s()-]{6,}\d")


def tidied(sort_code: str, account_number: str, account_name: str) -> Details:
    """Spaces and hyphens are left out; a short account number is filled up with noughts in front."""
    found = Details(
        sort_code=PARTS.sub("", sort_code),
        account_number=PARTS.sub("", account_number),
        account_name=" ".join(account_name.split()),
    )
    by_field = {}
    if not is_digits(found.sort_code, SORT_CODE):
        by_field["sort_code"] = ["Enter the six digits of the sort code, like 00-00-00."]
    if not any(is_digits(found.account_number, many) for many in range(SHORTEST_ACCOUNT, ACCOUNT + 1)):
        by_field["account_number"] = ["Enter the account number: 8 digits, or 6 or 7 on older accounts."]
    if not is_name(found.account_name):
        by_field["account_name"] = [f"Enter the name of the account, in up to {LONGEST_NAME} letters."]
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)
    return Details(found.sort_code, found.account_number.zfill(ACCOUNT), found.account_name)


def is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and not any(unicodedata.category(one) == "Cc" for one in text)


def numbers_in(text: str) -> list[str]:
    """Whatever looks like a telephone number in a text."""
    return NUMBERS.findall(text)
