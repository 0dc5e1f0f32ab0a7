"""What the small office reviews: an update that is asked for, and an item with consent for its images."""

from typing import Any

from tests.review.updates.told import an_item, an_update


def updates(world: Any) -> None:
    grant = world.more["own_agreement"]
    world.more["own_update"] = an_update(grant, world.people["officer"])
    item = an_item(
        grant, world.people["own"], "Signed forms.", shows_people=True, link="https://example.org/film"
    )
    world.more["own_item"] = item
