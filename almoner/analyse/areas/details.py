"""An area as somebody writes it down."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from almoner.ground.core.refusals import Refused


@dataclass(frozen=True)
class AreaDetails:
    """`successor` is the code of the area that takes this one's place."""

    code: str
    name: str
    kind: str
    starts_on: date
    ends_on: date | None = None
    ons_code: str = ""
    population: int = 0
    row: int = 0
    column: int = 0
    successor: str = ""

    def columns(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "successor"}


def from_row(row: Mapping[str, str]) -> AreaDetails:
    """One line of an operator's table (docs/plan-and-areas.md); says which line cannot be read."""
    try:
        return AreaDetails(
            code=row["code"].strip().upper(),
            name=row["name"].strip(),
            kind=row.get("kind") or "district",
            ons_code=(row.get("ons_code") or "").strip(),
            population=whole(row.get("population") or row.get("population_2021_rounded")),
            row=whole(row.get("row")),
            column=whole(row.get("column")),
            starts_on=date.fromisoformat(row.get("starts_on") or row["active_from"]),
            ends_on=day_or_none(row.get("ends_on") or row.get("active_to")),
            successor=(row.get("successor") or "").strip(),
        )
    except (KeyError, ValueError) as no:
        raise Refused(f"The line of “{row.get('code', '?')}” cannot be read: {no}.") from no


def whole(text: str | None) -> int:
    return int((text or "0").replace(",", ""))


def day_or_none(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
