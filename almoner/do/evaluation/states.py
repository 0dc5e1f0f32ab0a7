"""The life of a panel. Once closed its scores never change."""

from almoner.ground.core.lifecycle import Lifecycle, Move

CONVENED, SCORING, MEETING, CLOSED = "convened", "scoring", "meeting", "closed"

PANEL = Lifecycle(
    start=CONVENED,
    moves=(
        Move("start_scoring", (CONVENED,), SCORING, clause="4.10"),
        Move("meet", (SCORING,), MEETING, clause="4.10"),
        Move("close", (MEETING,), CLOSED, clause="4.10"),
    ),
    words={
        CONVENED: "Declaring interests",
        SCORING: "Scoring",
        MEETING: "Meeting",
        CLOSED: "Closed: scores are final",
    },
)
