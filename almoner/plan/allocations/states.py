"""The life of a year's schedule of core grants."""

from almoner.ground.core.lifecycle import Lifecycle, Move

PLANNING, AGREED, DECIDED = "planning", "agreed", "decided"

SCHEDULE = Lifecycle(
    start=PLANNING,
    moves=(
        Move("agree", (PLANNING,), AGREED, clause="3.5"),
        Move("reopen", (AGREED,), PLANNING, clause="3.5"),
        Move("decide", (AGREED,), DECIDED, clause="3.5"),
    ),
    words={PLANNING: "Being planned", AGREED: "Agreed for decision", DECIDED: "Decided"},
)
