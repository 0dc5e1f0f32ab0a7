"""The life of a bid that the office makes for outside money."""

from almoner.ground.core.lifecycle import Lifecycle, Move

WRITING, READY, SUBMITTED = "writing", "ready", "submitted"
WON, ACCEPTED, LOST, WITHDRAWN = "won", "accepted", "lost", "withdrawn"
OPEN = (WRITING, READY, SUBMITTED, WON)

BID = Lifecycle(
    start=WRITING,
    moves=(
        Move("sign_off", (WRITING,), READY, clause="1.8"),
        Move("reopen", (READY,), WRITING, clause="1.8"),
        Move("submit", (READY,), SUBMITTED, clause="1.8"),
        Move("win", (SUBMITTED,), WON, clause="1.8"),
        Move("lose", (SUBMITTED,), LOST, clause="1.8"),
        Move("withdraw", OPEN, WITHDRAWN, clause="1.8"),
        Move("accept", (WON,), ACCEPTED, clause="1.8"),
    ),
    words={
        WRITING: "Being written",
        READY: "Signed off",
        SUBMITTED: "Submitted",
        WON: "Won",
        ACCEPTED: "Accepted",
        LOST: "Lost",
        WITHDRAWN: "Withdrawn",
    },
)
