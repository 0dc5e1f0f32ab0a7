"""A bid that came to the small office on paper, begun by the second officer and not yet sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner.do.applications import actions
from tests.builders import NOW

if TYPE_CHECKING:
    from tests.threats.world import World


def a_paper_draft(world: World) -> None:
    world.bids["paper_draft"] = actions.enter_for_applicant(
        world.rounds["27R1"],
        by=world.people["second_officer"],
        at=NOW,
        organisation=world.groups["other"],
        contact=world.people["other"],
        received_at=NOW,
        original=world.more["other_governing"].file,
        values={"title": "Station walks"},
    )
