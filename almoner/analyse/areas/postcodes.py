"""Postcodes as people type them and as they are kept."""

import re

FORM = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")


def squeezed(text: str) -> str:
    """`cm1 1qh` becomes `CM11QH`: the form that is compared and kept in the table of postcodes."""
    return re.sub(r"\s+", "", text).upper()


def is_postcode(text: str) -> bool:
    return FORM.fullmatch(squeezed(text)) is not None


def written(text: str) -> str:
    """`CM1 1QH`, or the text as it came when it is no postcode."""
    tight = squeezed(text)
    return f"{tight[:-3]} {tight[-3:]}" if FORM.fullmatch(tight) else text.strip()
