"""The parts of topics and questions as an editor or a file gives them, read into the shape that is kept."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from almoner.ground.core.refusals import Refused
from almoner.ground.questions import texts
from almoner.ground.questions.models import KEY_FORM
from almoner.ground.questions.states import COLUMN_KINDS, KINDS, SHORT_TEXT

KEY = re.compile(KEY_FORM.rstrip("$"))
MOST_KEY = 60
WIDEST = 10**15
Reader = Callable[[Any], Any]


def slug_of(words: str, taken: Collection[str] = ()) -> str:
    """A key made from a title: `need_and_evidence`, and `need_and_evidence_2` when that is taken."""
    parts = re.findall(r"[a-z0-9]+", words.lower())
    base = "_".join(parts)[:50].strip("_")
    base = base if base[:1].isalpha() else f"q_{base}".strip("_")
    key, number = base, 2
    while key in taken:
        key, number = f"{base}_{number}", number + 1
    return key


def text(most: int, *, blank: bool = True, single: bool = False) -> Reader:
    def read(raw: Any) -> str:
        if not isinstance(raw, str) or texts.unkeepable(raw):
            raise ValueError("Enter plain text.")
        words = texts.one_line(raw) if single else texts.tidy(raw)
        if not words and not blank:
            raise ValueError("Enter some words.")
        if len(words) > most:
            raise ValueError(f"Use {most:,} characters or fewer.")
        return words

    return read


def slug(raw: Any) -> str:
    if not isinstance(raw, str) or len(raw) > MOST_KEY or not KEY.fullmatch(raw):
        raise ValueError("Use small letters, numbers and _, and begin with a letter.")
    return raw


def slug_or_nothing(raw: Any) -> str:
    return slug(raw) if raw else ""


def slugs(raw: Any) -> list[str]:
    if not isinstance(raw, list | tuple):
        raise ValueError("Give a list of names.")
    return list(dict.fromkeys(slug(one) for one in raw))


def flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise ValueError("Answer yes or no.")
    return raw


def whole(least: int) -> Reader:
    def read(raw: Any) -> int | None:
        if raw is None:
            return None
        if isinstance(raw, bool) or not isinstance(raw, int) or not least <= raw <= WIDEST:
            raise ValueError(
                f"Enter a whole number, {least:,} or more." if least >= 0 else "Enter a whole number."
            )
        return raw

    return read


def kind(raw: Any) -> str:
    if raw not in dict(KINDS):
        raise ValueError(f"Choose a kind of question: {', '.join(dict(KINDS))}.")
    return str(raw)


LINE = text(300, blank=False, single=True)


def option(raw: Any) -> dict[str, str]:
    """`"Label"`, `["value", "Label"]` or a mapping of both."""
    if isinstance(raw, str):
        raw = [slug_of(raw), raw]
    if isinstance(raw, list | tuple) and len(raw) == 2:
        raw = {"value": raw[0], "label": raw[1]}
    if not isinstance(raw, Mapping) or set(raw) != {"value", "label"}:
        raise ValueError("Each option needs a value and a label.")
    value = LINE(raw["value"])
    if len(value) > MOST_KEY:
        raise ValueError(f"Use {MOST_KEY} characters or fewer for the value of an option.")
    return {"value": value, "label": LINE(raw["label"])}


def options(raw: Any) -> list[dict[str, str]]:
    if not isinstance(raw, list | tuple):
        raise ValueError("Give a list of options.")
    made = [option(one) for one in raw]
    if len({one["value"] for one in made}) < len(made):
        raise ValueError("Two options have the same value.")
    return made


def column(raw: Any, taken: Collection[str]) -> dict[str, Any]:
    """`title` and `kind`, and as needed `key`, `total`, `required`, `options`."""
    if not isinstance(raw, Mapping) or set(raw) - {"key", "title", "kind", "total", "required", "options"}:
        raise ValueError("A column has a title, a kind, and if need be total, required and options.")
    title = LINE(raw.get("title"))
    made: dict[str, Any] = {
        "key": slug(raw["key"]) if raw.get("key") else slug_of(title, taken),
        "title": title,
        "kind": raw.get("kind", SHORT_TEXT),
    }
    if made["kind"] not in COLUMN_KINDS:
        raise ValueError(f"A column may hold: {', '.join(COLUMN_KINDS)}.")
    if made["key"] in taken:
        raise ValueError(f"Two columns have the key {made['key']}.")
    extras = {name: flag(raw[name]) for name in ("total", "required") if raw.get(name)}
    return made | extras | ({"options": options(raw["options"])} if raw.get("options") else {})


def columns(raw: Any) -> list[dict[str, Any]]:
    if not isinstance(raw, list | tuple):
        raise ValueError("Give a list of columns.")
    made: list[dict[str, Any]] = []
    for one in raw:
        made.append(column(one, [earlier["key"] for earlier in made]))
    return made


def condition(raw: Any) -> dict[str, Any]:
    """`{question, is}` or `{question, any_of}`; empty for a question that is always asked."""
    if not raw:
        return {}
    if not isinstance(raw, Mapping) or set(raw) not in ({"question", "is"}, {"question", "any_of"}):
        raise ValueError("A condition names an earlier question and the answer (or answers) to it.")
    wanted = list(raw["any_of"]) if isinstance(raw.get("any_of"), list | tuple) else [raw.get("is")]
    if not wanted or not all(isinstance(one, bool | str) for one in wanted):
        raise ValueError("A condition compares with an option, or with yes or no.")
    return {
        "question": slug(raw["question"]),
        **({"any_of": wanted} if "any_of" in raw else {"is": wanted[0]}),
    }


TOPIC: dict[str, Reader] = {
    "key": slug,
    "title": text(200, blank=False, single=True),
    "intro": text(10_000),
    "component": slug,
    "bands": slugs,
}
QUESTION: dict[str, Reader] = {
    "key": slug,
    "kind": kind,
    "label": LINE,
    "why_asked": text(2_000),
    "help": text(5_000),
    "example": text(2_000),
    "required": flag,
    "word_limit": whole(1),
    "smallest": whole(-WIDEST),
    "largest": whole(-WIDEST),
    "options": options,
    "columns": columns,
    "condition": condition,
    "bands": slugs,
    "scored_by": slug_or_nothing,
}


def read(readers: Mapping[str, Reader], details: Mapping[str, Any]) -> dict[str, Any]:
    """Every detail in the shape that is kept; refuses with a sentence for each that is wrong."""
    made: dict[str, Any] = {}
    wrong: dict[str, list[str]] = {}
    for name, raw in details.items():
        try:
            if name not in readers:
                raise ValueError(f"There is no such setting as “{name}”.")
            made[name] = readers[name](raw)
        except ValueError as no:
            wrong[str(name)] = [str(no)]
    if wrong:
        told = [f"{name.replace('_', ' ').capitalize()}: {said[0]}" for name, said in wrong.items()]
        raise Refused(told, by_field=wrong)
    return made
