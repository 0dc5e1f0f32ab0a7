"""The menu of a door: sections of links, each link its words and route."""

from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True)
class Section:
    """Shown as one word of the menu; its links stand below the menu while one of them is current."""

    text: str
    links: tuple[Pair, ...]


def each_alone(links: Iterable[Pair]) -> tuple[Section, ...]:
    """A short menu: every link is a section of its own."""
    return tuple(Section(text, ((text, route),)) for text, route in links)
