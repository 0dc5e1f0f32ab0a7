"""What people type or paste, made clean without losing a word of it."""

import re

from almoner.ground.ui.fields import count_words

__all__ = ["count_words", "one_line", "tidy", "unkeepable"]

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
PRINTS_NOTHING = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def unkeepable(text: str) -> bool:
    """NUL and halves of characters: no database keeps them, and cutting them out could change the sense."""
    return UNKEEPABLE.search(text) is not None


def tidy(text: str) -> str:
    """Line ends as `\\n` (also Word's own), no characters that print nothing, no space around the whole."""
    return PRINTS_NOTHING.sub("", LINE_ENDS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    return " ".join(tidy(text).split("\n"))
