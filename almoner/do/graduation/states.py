"""What becomes of a pilot that was marked as suitable to scale."""

from almoner.ground.core.lifecycle import Lifecycle, Move

CANDIDATE, MOVED, NOT_TAKEN = "candidate", "moved", "not_taken"

GRADUATION = Lifecycle(
    start=CANDIDATE,
    moves=(
        Move("move", (CANDIDATE,), MOVED, clause="3.2"),
        Move("leave", (CANDIDATE,), NOT_TAKEN, clause="3.2"),
        Move("reopen", (MOVED, NOT_TAKEN), CANDIDATE, clause="3.2"),
    ),
    words={CANDIDATE: "Suitable to scale", MOVED: "Moved on", NOT_TAKEN: "Not taken on"},
)
