"""Accessible PDF (PDF/UA-1) from a Typst template and plain values, the same bytes for the same input."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
CONTROLS = [
    chr(code) for code in (*range(32), *range(127, 160), *range(0xD800, 0xE000)) if chr(code) not in "\t\n\r"
]
ODD = re.compile("[^\n\r\t\x20-\x7e\xa0-\xff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]")
TRIES = 4
PRESS = Path(__file__).with_name("press.py")
CANNOT, MOST_SECONDS = 3, 60


class NotPrinted(Exception):
    """The template is wrong, or a letter has no glyph: `diagnostic` says so in Typst's own words."""

    def __init__(self, diagnostic: str) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


def compile(template: Path, values: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """The template reads its values as JSON, so that nothing in them is taken for markup or code.

    A letter that no font here can draw is printed as its name or number, so that no text stops the paper.
    """
    values = spelt_out(values, CONTROLS)
    for _ in range(TRIES):
        try:
            return compiled(template, values, made_at)
        except NotPrinted as error:
            undrawn = letters_in(error.diagnostic)
            if not undrawn:
                raise
            values = spelt_out(values, undrawn)
    return compiled(template, spelt_out(values, ODD.findall(json.dumps(values, ensure_ascii=False))), made_at)


def compiled(template: Path, values: Mapping[str, Any], made_at: datetime) -> bytes:
    """By a process of its own, which takes some 40 ms and leaves no memory behind (press.py)."""
    asked = {
        "template": str(template),
        "root": str(template.parent),
        "values": json.dumps(values),
        "timestamp": int(made_at.timestamp()),
    }
    done = subprocess.run(
        [sys.executable, "-P", str(PRESS)],
        input=json.dumps(asked).encode(),
        capture_output=True,
        timeout=MOST_SECONDS,
    )
    if done.returncode == CANNOT:
        raise NotPrinted(done.stderr.decode())
    done.check_returncode()
    return done.stdout


def letters_in(diagnostic: str) -> set[str]:
    """The letters that Typst says it has no glyph for."""
    texts = (ESCAPE.sub(unescaped, found) for found in NO_GLYPH.findall(diagnostic))
    return {letter for text in texts for letter in text if not letter.isascii() or not letter.isprintable()}


def unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def in_brackets(letter: str) -> str:
    """`[house building]` for a picture, `[U+4E2D]` for a letter, nothing for what only joins or steers."""
    kind = unicodedata.category(letter)
    if kind in {"Cc", "Cf", "Mn", "Cs"}:
        return ""
    name = unicodedata.name(letter, "") if kind == "So" else ""
    return f"[{name.lower() or f'U+{ord(letter):04X}'}]"


def spelt_out(values: Mapping[str, Any], letters: Iterable[str]) -> dict[str, Any]:
    """The same values, with those letters put in words wherever they stand."""
    table = {ord(letter): in_brackets(letter) for letter in letters}
    return {name: spelt(value, table) for name, value in values.items()}


def spelt(value: Any, table: Mapping[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, Mapping):
        return {name: spelt(one, table) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [spelt(one, table) for one in value]
    return value
