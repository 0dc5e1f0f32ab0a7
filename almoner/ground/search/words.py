"""Text as the index holds it, the same on both databases: small letters, no accents, no plurals."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile("(?<=\\w)['\u2019\u02bc](?=\\w)")
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
LONGEST_WORD = 60
LONGEST_BODY = 200_000
MOST_ASKED = 16


def folded(text: str) -> list[str]:
    """The words of a text, in their order."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST_BODY].casefold().translate(LETTERS))
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return [singular(word[:LONGEST_WORD]) for word in WORD.findall(APOSTROPHES.sub("", bare))]


def singular(word: str) -> str:
    """`charities` and `charity`, `grants` and `grant` are one word; `bus`, `address`, `24s` stay."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and word[-2] not in "su" and word[-2].isalpha():
        return word[:-1]
    return word


def asked(text: str) -> list[str]:
    """What a person typed, as words to look for; each may be the beginning of a longer one."""
    return list(dict.fromkeys(folded(text[:400])))[:MOST_ASKED]
