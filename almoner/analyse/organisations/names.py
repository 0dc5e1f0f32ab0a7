"""When two names mean the same organisation (standards for organisation identifiers)."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

LEFT_OUT = frozenset({"the", "ltd", "limited", "cic", "cio", "plc", "llp", "cbs"})
PHRASES = (
    ("community interest company", " "),
    ("charitable incorporated organisation", " "),
    ("&", " and "),
)
ALIKE = 90
MOST_SHOWN = 10


def matching_name(name: str) -> str:
    """`The Orchard Table Ltd.` and `ORCHARD TABLE` are both `orchard table`."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    plain = plain.casefold()
    for phrase, instead in PHRASES:
        plain = plain.replace(phrase, instead)
    words = re.sub(r"[^\w\s]", "", plain.replace("-", " ")).split()
    return " ".join([word for word in words if word not in LEFT_OUT] or words)


def near(name: str, others: Iterable[tuple[int, str]]) -> list[int]:
    """Keys of those matching names that are much like `name`, most alike first."""
    known = dict(others)
    found = process.extract(
        matching_name(name), known, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=MOST_SHOWN
    )
    return [key for _, _, key in found]
