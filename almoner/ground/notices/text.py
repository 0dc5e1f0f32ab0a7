"""A letter's words: the template's first line is its subject, the rest its body, all of it plain text."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import jinja2
from django.conf import settings
from django.template import engines

from almoner.ground.notices.office_words import OfficeWords, office_words
from almoner.ground.workflow.models import Letter

LONGEST_SUBJECT = 200
NOT_KEPT = "[not kept]"
SECRET = re.compile(r"^(code|token|secret|secret_\w+)$")
DATED = ("day", "short_day", "moment", "ago", "until")
FOOT = '{% include "letters/_foot.txt" %}'
UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class BadTemplate(Exception):
    """The letter cannot be written; sending it again does not help until somebody mends the template."""


@dataclass(frozen=True)
class Words:
    subject: str
    body: str


def words_of(letter: Letter, *, office: OfficeWords | None = None, with_secrets: bool = False) -> Words:
    """Subject and body. Codes and one-time tokens show only in what is really sent."""
    values = letter.values if with_secrets else without_secrets(letter.values)
    try:
        first, rest = parts(f"letters/{letter.template}.txt")
        around = {"office": office or office_words(), "site": settings.PUBLIC_ADDRESS}
        subject = first.render({**around, **{name: flat(value) for name, value in values.items()}})
        body = rest.render({**around, **values})
    except Exception as error:
        raise BadTemplate(f"{type(error).__name__}: {error}") from error
    return Words(shorter(flat(subject)), tidy(body))


def without_secrets(values: dict[str, Any]) -> dict[str, Any]:
    return {name: NOT_KEPT if SECRET.match(name) else value for name, value in values.items()}


def parts(path: str) -> tuple[jinja2.Template, jinja2.Template]:
    """Subject and body as two templates, so that no value moves the line between them; with the foot."""
    plain = plain_environment()
    if plain.loader is None:
        raise BadTemplate("There is nowhere to read templates from.")
    source, _, _ = plain.loader.get_source(plain, path)
    first, _, rest = source.partition("\n")
    if not first.startswith("Subject: "):
        raise BadTemplate(f"{path} must begin with “Subject: ”.")
    return compiled(first.removeprefix("Subject: ")), compiled(rest if FOOT in rest else f"{rest}\n{FOOT}")


@lru_cache(maxsize=256)
def compiled(source: str) -> jinja2.Template:
    return plain_environment().from_string(source)


@lru_cache(maxsize=1)
def plain_environment() -> jinja2.Environment:
    """The pages' own environment, but plain text, and a missing value is a mistake rather than a gap."""
    plain: jinja2.Environment = engines["jinja2"].env.overlay(  # type: ignore[attr-defined]
        autoescape=False, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    plain.filters = {name: dated(way) if name in DATED else way for name, way in plain.filters.items()}
    return plain


def dated(way: Callable[..., Any]) -> Callable[..., Any]:
    """Values wait in the outbox as JSON, so days and moments come back as ISO text."""

    def read(value: Any, *more: Any) -> Any:
        return way(from_iso(value) if isinstance(value, str) else value, *more)

    return read


def from_iso(text: str) -> date | datetime | None:
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def flat(value: Any) -> Any:
    """Text on one line, without characters that cannot be seen."""
    if not isinstance(value, str):
        return value
    seen = "".join(
        " " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in UNSEEN.sub("", value)
    )
    return " ".join(seen.split())


def shorter(subject: str) -> str:
    return subject if len(subject) <= LONGEST_SUBJECT else subject[: LONGEST_SUBJECT - 1] + "…"


def tidy(body: str) -> str:
    """At most one empty line in a row, no stray control characters, one line end at the end."""
    whole = body.replace("\r\n", "\n").replace("\r", "\n")
    whole = "".join(one for one in whole if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs"))
    lines = [line.rstrip() for line in whole.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
