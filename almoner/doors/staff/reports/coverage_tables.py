"""Coverage as cells, and as a map of tiles."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from almoner.do.reach.queries import Served
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Tile, tile_map
from almoner.ground.ui.words import counted
from almoner.policy.reach import WAYS
from almoner.publish.register.coverage import Needs, Reached

__all__ = ["Cell"]

AREAS = ["Area", *({"text": words, "numeric": True} for words in ("Victims’ services", "Other services")),
         "Victims’ services that do not reach it"]  # fmt: skip
WAY_COLUMNS = ["Service", {"text": "Areas", "numeric": True}, *WAYS.values()]
SERVICE_HEADS = ("Area", "Contract", "Service", "Provider", "For victims", "Reaches it", *WAYS.values())
NEED_HEADS = ("Year", "Area", "Priority", "Awarded")
SERVICE, SERVICES = "victims’ service", "victims’ services"
NOWHERE = "No area in particular"


def map_of(areas: Sequence[Reached], said: Sequence[Served]) -> Any:
    """Shaded by how many victims' services reach each area; moved to the corner."""
    top = min((one.area.row for one in areas), default=0)
    left = min((one.area.column for one in areas), default=0)
    tiles = [
        Tile(one.area.code, one.area.name, one.area.row - top, one.area.column - left, one.for_victims,
             counted(one.for_victims, "service"))
        for one in areas
    ]  # fmt: skip
    return tile_map(map_title(areas, sum(one.is_for_victims for one in said)), tiles)


def map_title(areas: Sequence[Reached], many: int) -> str:
    """The finding: the least served area, beside how many victims' services there are."""
    least = min((one.for_victims for one in areas), default=0)
    if least == many:
        return f"Every area is reached by each of {counted(many, SERVICE, SERVICES)}"
    names = [one.area.name for one in areas if one.for_victims == least]
    more = f" and {counted(len(names) - 1, 'other area')} are" if len(names) > 1 else " is"
    return f"{names[0]}{more} reached by {least:,} of {counted(many, SERVICE, SERVICES)}, the fewest"


def area_row(one: Reached) -> list[object]:
    away = [
        {"text": row.contract.title, "href": place(row), "about": row.contract.reference}
        for row in one.not_by
    ]
    others = len(one.by) - one.for_victims
    return [one.area.name, f"{one.for_victims:,}", f"{others:,}", {"links": away} if away else "None"]


def place(one: Served) -> str:
    return reverse("staff:contract", args=[one.contract.public_id]) + "#reach"


def way_row(one: Served, areas: int) -> list[object]:
    kind = "For victims" if one.is_for_victims else one.contract.fund.name
    service = {"text": one.contract.title, "href": place(one), "note": f"{one.contract.reference}. {kind}"}
    offered = ["Yes" if way in one.ways else "–" for way in WAYS]
    return [service, f"{len(one.areas):,} of {areas:,}", *offered]


def need_columns(needs: Needs) -> list[object]:
    codes = [{"text": one.code, "numeric": True} for one in needs.priorities]
    return ["Area", *codes, {"text": "Together", "numeric": True}]


def need_rows(needs: Needs) -> list[list[object]]:
    """Each sum leads to the awards that it is made of."""
    rows: list[list[object]] = []
    for area in needs.areas:
        cells: list[object] = []
        for one in needs.priorities:
            pence = needs.pence.get((area.pk, one.pk))
            asked = urlencode({"year": needs.year, "area": area.code, "priority": one.code})
            cells.append(
                {"text": whole(pence), "href": f"{reverse('public:register')}?{asked}"} if pence else "–"
            )
        rows.append([area.name, *cells, whole(needs.of_area(area))])
    if needs.elsewhere:
        cells = [
            whole(needs.elsewhere[one.pk]) if one.pk in needs.elsewhere else "–" for one in needs.priorities
        ]
        rows.append([NOWHERE, *cells, whole(sum(needs.elsewhere.values()))])
    return rows


def whole(pence: int) -> str:
    """In whole pounds, half upwards: shares of awards have pence that say nothing."""
    return in_words((pence + 50) // 100 * 100)


def need_total(needs: Needs) -> list[object]:
    sums = [needs.of_priority(one) + needs.elsewhere.get(one.pk, 0) for one in needs.priorities]
    every = sum(needs.pence.values()) + sum(needs.elsewhere.values())
    return ["All", *(whole(pence) for pence in sums), whole(every)]


def service_cells(now: tuple[Sequence[Served], Sequence[Reached]]) -> list[list[Cell]]:
    services, areas = now
    return [
        [area.area.name, one.contract.reference, one.contract.title, str(one.contract.provider),
         one.is_for_victims, area.area in one.areas if one.is_said else None,
         *(way in one.ways if one.is_said else None for way in WAYS)]
        for area in areas
        for one in services
    ]  # fmt: skip


def need_cells(needs: Needs) -> list[list[Cell]]:
    """Nothing is a figure too: a gap stands there as nought."""
    rows: list[list[Cell]] = [
        [needs.year, area.name, f"{one.code} {one.title}", pounds(needs.pence.get((area.pk, one.pk), 0))]
        for area in needs.areas
        for one in needs.priorities
    ]
    words = {one.pk: f"{one.code} {one.title}" for one in needs.priorities}
    rows += [
        [needs.year, NOWHERE, words.get(key, ""), pounds(pence)] for key, pence in needs.elsewhere.items()
    ]
    return rows
