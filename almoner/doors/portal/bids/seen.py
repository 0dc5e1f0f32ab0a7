"""What the page showed, in one hidden field that is posted back: so two colleagues never overwrite."""

from collections.abc import Mapping

NAME = "seen"


def written(prints: Mapping[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in prints.items())


def read(posted: str) -> dict[str, str]:
    """Anything strange counts as not seen."""
    pairs = (one.partition("=") for one in posted[:4000].split())
    return {name: value for name, _, value in pairs if name and value}
