"""Keeping the list of areas."""

import dataclasses
import hashlib

from almoner.analyse.areas import access
from almoner.analyse.areas.details import AreaDetails
from almoner.analyse.areas.models import Area, PostcodeArea
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

BATCH = 5_000


@action("areas.add", clause="4.11", may=access.may_keep_areas, system=True)
def add(act: Act, nothing: None, *, details: AreaDetails) -> Area:
    """A new area, as when councils merge; name it as the successor of those it replaces."""
    if Area.objects.filter(code=details.code).exists():
        raise Refused("This code is in use.", {"code": ["This code is in use. Choose another."]})
    return act.add(filled(Area(), details))


@action("areas.change", clause="4.11", may=access.may_keep_areas, system=True)
def change(act: Act, area: Area, *, details: AreaDetails) -> Area:
    """Correct an area, or write down its last day and successor. Its code stays: old bids name it."""
    if details.code != area.code:
        raise Refused("The code of an area stays as it is.", {"code": [f"The code stays {area.code}."]})
    return act.save(filled(area, details))


@action("areas.load", clause="4.11", may=access.may_keep_areas, system=True)
def load(act: Act, nothing: None, *, rows: tuple[AreaDetails, ...]) -> None:
    """Add or change many areas at once; successors may stand anywhere in the table."""
    known = {area.code: area for area in Area.objects.all()}
    for details in rows:
        alone = dataclasses.replace(details, successor="")
        area = known.get(details.code)
        known[details.code] = act.save(filled(area, alone)) if area else act.add(filled(Area(), alone))
    for details in rows:
        if details.successor:
            act.save(filled(known[details.code], details))
    act.note(areas=len(rows))


@action("areas.load_postcodes", clause="4.11", may=access.may_keep_areas, system=True)
def replace_postcodes(act: Act, nothing: None, *, found: dict[str, str]) -> None:
    """Put a new table of postcodes (squeezed postcode to ONS code) in the old one's place."""
    areas = {area.ons_code: area for area in Area.objects.exclude(ons_code="").order_by("starts_on")}
    rows = [PostcodeArea(postcode=code, area=areas[ons]) for code, ons in found.items() if ons in areas]
    if not rows:
        raise Refused("None of these postcodes lies in an area of the office.")
    PostcodeArea.objects.all().delete()
    PostcodeArea.objects.bulk_create(rows, batch_size=BATCH)
    lines = "\n".join(f"{row.postcode},{row.area.ons_code}" for row in rows)
    act.note(
        postcodes=len(rows),
        elsewhere=len(found) - len(rows),
        digest=hashlib.sha256(lines.encode()).hexdigest(),
    )


def filled(area: Area, details: AreaDetails) -> Area:
    if details.ends_on and details.ends_on < details.starts_on:
        raise Refused("The last day is before the first.", {"ends_on": ["Choose a later day."]})
    for name, value in details.columns().items():
        setattr(area, name, value)
    area.successor = successor_of(details)
    return area


def successor_of(details: AreaDetails) -> Area | None:
    if not details.successor:
        return None
    area = Area.objects.filter(code=details.successor).exclude(code=details.code).first()
    if area is None:
        raise Refused(
            f"There is no other area with the code {details.successor}.",
            {"successor": ["Choose an area from the list."]},
        )
    if details.ends_on is None:
        raise Refused("An area with a successor has a last day.", {"ends_on": ["Enter the last day."]})
    return area
