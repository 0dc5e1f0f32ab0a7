"""Live counts of updates and publicity beside their clauses (4.14, 4.15)."""

from almoner.ground.core import clock
from almoner.ground.ui.words import counted as many
from almoner.publish.register.counts import Count, about
from almoner.review.updates import queries


@about("4.14")
def updates() -> list[Count]:
    found = queries.counts(clock.now())
    if not found["asked"]:
        return []
    words = (
        f"{many(found['asked'], 'update')} asked for, {found['answered']:,} answered, {found['late']:,} late."
    )
    return [Count(words)]


@about("4.15")
def publicity() -> list[Count]:
    found = queries.counts(clock.now())
    if not found["items"]:
        return []
    words = f"{many(found['items'], 'item')} of publicity, {found['published']:,} published with their award."
    return [Count(words, "public:register")]
