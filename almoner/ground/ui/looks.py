"""How a form field is shown, apart from what it accepts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.forms import Field


@dataclass(frozen=True)
class Look:
    """Set it on any form field as `look`; what does not apply to a kind of field is ignored.

    `width` is 2, 3, 4, 5, 10 or 20 characters, or "full", "two-thirds", "one-half", "one-third".
    `words` and `characters` count what is typed and never cut it.
    """

    width: str = ""
    prefix: str = ""
    suffix: str = ""
    autocomplete: str = ""
    rows: int = 6
    words: int = 0
    characters: int = 0
    hints: Mapping[str, str] = field(default_factory=dict)
    inline: bool = False
    small: bool = False
    heading: str = ""
    hidden_label: bool = False
    sums: str = ""


PLAIN = Look()


def look_of(one: Field) -> Look:
    look = getattr(one, "look", PLAIN)
    return look if isinstance(look, Look) else PLAIN
