"""A round with as many bids as are asked for, one of them about to be sent."""

from tests.bench.copies import copies_of
from tests.threats import world as small

SENT_AT = small.moment(12, 9, 12)


def fill(rows: int) -> dict[str, tuple[str, ...]]:
    """Bids sent in an open round, and one draft; by route, the values each page's address takes."""
    world = small.World()
    small.people(world)
    small.group(world, "own")
    small.group(world, "other")
    round = small.a_round(world, "27R1", small.OPEN)
    sent = small.a_sent_bid(world, "other_sent", round, "other", SENT_AT, "Station evenings")
    draft = small.a_draft(world, "own_draft", round, "own", SENT_AT)
    copies_of(sent, rows - 2)
    lead = (draft.public_id,)
    return {
        "staff:bid": (sent.public_id,),
        "portal:application": lead,
        "portal:topic": (*lead, "basics"),
        "portal:check": lead,
        "portal:autosave": (*lead, "need"),
        "portal:send": lead,
        "public:round": (round.public_id,),
    }
