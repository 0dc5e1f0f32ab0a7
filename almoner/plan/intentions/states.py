"""The life of a planned action."""

from almoner.ground.core.lifecycle import Lifecycle, Move

PLANNED, UNDER_WAY, DONE, DROPPED = "planned", "under_way", "done", "dropped"
OPEN = (PLANNED, UNDER_WAY)

INTENTION = Lifecycle(
    start=PLANNED,
    moves=(
        Move("start", (PLANNED,), UNDER_WAY, clause="5.2"),
        Move("finish", OPEN, DONE, clause="5.2"),
        Move("drop", OPEN, DROPPED, clause="5.2"),
        Move("take_up", (DONE, DROPPED), UNDER_WAY, clause="5.2"),
    ),
    words={PLANNED: "Planned", UNDER_WAY: "Under way", DONE: "Done", DROPPED: "Dropped"},
)
