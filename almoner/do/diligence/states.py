"""The life of a due diligence case."""

from almoner.ground.core.lifecycle import Lifecycle, Move

OPEN, PASSED, FAILED = "open", "passed", "failed"

CASE = Lifecycle(
    start=OPEN,
    moves=(
        Move("pass", (OPEN,), PASSED, clause="9.1"),
        Move("fail", (OPEN,), FAILED, clause="9.1"),
        Move("reopen", (PASSED, FAILED), OPEN, clause="9.1"),
    ),
    words={OPEN: "Being checked", PASSED: "Passed", FAILED: "Failed"},
)
