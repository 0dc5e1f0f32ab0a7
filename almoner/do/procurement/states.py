"""The life of a procurement, from the plan to the award."""

from almoner.ground.core.lifecycle import Lifecycle, Move

PLANNED, PUBLISHED, EVALUATING = "planned", "published", "evaluating"
RECOMMENDED, AWARDED, ABANDONED = "recommended", "awarded", "abandoned"

PROCUREMENT = Lifecycle(
    start=PLANNED,
    moves=(
        Move("publish", (PLANNED,), PUBLISHED, clause="3.9"),
        Move("close", (PUBLISHED,), EVALUATING, clause="3.9"),
        Move("recommend", (EVALUATING,), RECOMMENDED, clause="3.9"),
        Move("look_again", (RECOMMENDED,), EVALUATING, clause="3.9"),
        Move("award", (RECOMMENDED,), AWARDED, clause="3.9"),
        Move("abandon", (PLANNED, PUBLISHED, EVALUATING, RECOMMENDED), ABANDONED, clause="3.9"),
    ),
    words={
        PLANNED: "Planned",
        PUBLISHED: "Out to tender",
        EVALUATING: "Being evaluated",
        RECOMMENDED: "Winner recommended",
        AWARDED: "Awarded",
        ABANDONED: "Abandoned",
    },
)
EDITABLE = (PLANNED, PUBLISHED, EVALUATING)
OVER = (AWARDED, ABANDONED)
