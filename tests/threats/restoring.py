"""A case of the small office, whose names nobody but the coordinator may meet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from almoner.do.restorative import actions
from almoner.do.restorative.names import PartyDetails
from almoner.do.restorative.volunteering import VolunteerDetails
from tests.builders import NOW, TODAY
from tests.do.restorative.casework import details, party

if TYPE_CHECKING:
    from tests.threats.world import World


def restorative(world: World) -> None:
    """Brought to where facilitators may be allocated; its parties have a canary's name and telephone."""
    name, phone = world.people["own"].name, world.people["own"].phone
    once = {"by": world.people["restorative"], "at": NOW}
    known = {side: PartyDetails(f"{side} {name}", phone, name) for side in ("harmed", "harmer")}
    case = actions.open_case(None, **once, details=details(story=name), parties=known)
    actions.record_contact(
        case, **once, party=party(case), made_on=TODAY, way="letter", was_reached=True, note=name
    )
    actions.assess(case, **once, kind="initial", level="low", made_on=TODAY, note=name)
    trained = date(2026, 1, 5)
    volunteer = VolunteerDetails(f"Volunteer {name}", "active", trained, trained)
    world.more["volunteer"] = actions.keep_volunteer(None, **once, details=volunteer)
    world.more["rj_case"], world.more["rj_party"] = case, party(case)
