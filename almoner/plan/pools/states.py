"""The lives of a year's review and of its annual report."""

from almoner.ground.core.lifecycle import Lifecycle, Move

WRITING, CLOSED, PUBLISHED = "writing", "closed", "published"

REVIEW = Lifecycle(
    start=WRITING,
    moves=(Move("close", (WRITING,), CLOSED, clause="3.7"),),
    words={WRITING: "Being written", CLOSED: "Closed"},
)
REPORT = Lifecycle(
    start=WRITING,
    moves=(
        Move("publish", (WRITING,), PUBLISHED, clause="3.7"),
        Move("take_back", (PUBLISHED,), WRITING, clause="3.7"),
    ),
    words={WRITING: "Being written", PUBLISHED: "Published"},
)
