"""Awards, areas and priorities as the register's pages show them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from almoner.do.agreements.models import Contract
from almoner.do.agreements.states import DECLINED, LAPSED
from almoner.do.decisions.models import DecisionLine
from almoner.do.reach.models import Reach
from almoner.ground.core.money import in_words
from almoner.ground.ui.charts import Mark, Tile, bars, tile_map
from almoner.policy.reach import WAYS
from almoner.publish.register.parts import Part, Spread
from almoner.publish.register.queries import public_reference

COUNTY_WIDE = "The whole county"
PENCE = 100
NOT_TAKEN = {LAPSED: "Offer lapsed", DECLINED: "Offer declined"}


@dataclass(frozen=True)
class Shown:
    """One award of a list. `state` is said only where the money was not taken up."""

    line: DecisionLine
    reference: str
    recipient: str
    where: str
    state: str

    @property
    def href(self) -> str:
        return reverse("public:award", args=(self.reference,))


def shown_award(line: DecisionLine) -> Shown:
    agreement = getattr(line, "agreement", None)
    return Shown(
        line=line,
        reference=public_reference(line),
        recipient=line.organisation.name if line.organisation else line.title,
        where=where(line),
        state=NOT_TAKEN.get(agreement.status, "") if agreement else "",
    )


def where(line: DecisionLine) -> str:
    names = [row.area.name for row in line.application.areas.all()] if line.application else []
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} more areas"
    return ", ".join(names) or COUNTY_WIDE


def reached(contract: Contract) -> dict[str, str]:
    """Areas and ways as said; nothing while nothing is said (2.1 b)."""
    reach = Reach.objects.filter(contract=contract).prefetch_related("areas__area").first()
    if reach is None:
        return {}
    ways = "; ".join(words for key, words in WAYS.items() if key in reach.ways)
    more = "; ".join(filter(None, (reach.hours, reach.languages)))
    names = ", ".join(sorted(one.area.name for one in reach.areas.all()))
    return {"areas": names, "ways": ways, "open": more, "reason": reach.reason}


def pounds(pence: int) -> str:
    """Rounded to whole pounds, for charts."""
    return in_words((pence + PENCE // 2) // PENCE * PENCE)


def map_of(spread: Spread) -> str:
    """Moved to the corner, wherever the areas are counted from."""
    placed = [one for one in spread.areas if one.population]
    top = min((one.row for one in placed), default=0)
    left = min((one.column for one in placed), default=0)
    tiles = [
        Tile(
            one.code,
            one.name,
            one.row - top,
            one.column - left,
            one.pence_per_thousand,
            pounds(one.pence_per_thousand or 0),
        )
        for one in placed
    ]
    return tile_map(map_title(spread), tiles)


def map_title(spread: Spread) -> str:
    """The finding: where the most went for each 1,000 people, beside the county."""
    known = [one for one in spread.areas if one.pence_per_thousand]
    if not known or not spread.population:
        return "For each 1,000 people"
    most = max(known, key=lambda one: one.pence_per_thousand or 0)
    county = spread.pence * 1_000 // spread.population
    highest = pounds(most.pence_per_thousand or 0)
    return f"{most.name} received {highest} for each 1,000 people, the county {pounds(county)}"


def area_rows(spread: Spread, asked: str) -> list[list[Any]]:
    return [
        [
            {"text": one.name, "href": f"{reverse('public:register')}?{asked}area={one.code}"}
            if one.many
            else one.name,
            one.many,
            pounds(one.pence),
            pounds(one.pence_per_thousand) if one.pence_per_thousand is not None else "Not known",
        ]
        for one in spread.areas
    ]


def area_total(spread: Spread) -> list[Any]:
    each = spread.pence * 1_000 // spread.population if spread.population else 0
    return ["All areas", "", pounds(spread.pence), pounds(each)]


def priority_bars(parts: list[Part]) -> str:
    most = max(parts, key=lambda one: one.pence)
    whole = sum(one.pence for one in parts) or 1
    title = f"{most.name} received {most.pence * 100 // whole}% of the money"
    ordered = sorted(parts, key=lambda one: -one.pence)
    return bars(title, [Mark(one.name, one.pence // PENCE, pounds(one.pence)) for one in ordered])


def priority_rows(parts: list[Part]) -> list[list[Any]]:
    return [[f"{one.code} {one.name}".strip(), one.many, pounds(one.pence)] for one in parts]
