"""The life of an ad-hoc proposal, from its first words to the decision."""

from almoner.ground.core.lifecycle import Lifecycle, Move

WRITING, FORWARD, AWARDED, REFUSED, DROPPED = "writing", "forward", "awarded", "refused", "dropped"

PROPOSAL = Lifecycle(
    start=WRITING,
    moves=(
        Move("put_forward", (WRITING,), FORWARD, clause="3.6"),
        Move("take_back", (FORWARD,), WRITING, clause="3.6"),
        Move("award", (FORWARD,), AWARDED, clause="3.6"),
        Move("refuse", (FORWARD,), REFUSED, clause="3.6"),
        Move("drop", (WRITING, FORWARD), DROPPED, clause="3.6"),
    ),
    words={
        WRITING: "Being written",
        FORWARD: "Put forward",
        AWARDED: "Awarded",
        REFUSED: "Not agreed",
        DROPPED: "Given up",
    },
)
OVER = frozenset({AWARDED, REFUSED, DROPPED})
