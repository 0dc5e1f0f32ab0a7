"""The life of a round: from an idea to all applicants answered."""

from almoner.ground.core.lifecycle import Lifecycle, Move

DRAFT, PUBLISHED, SIFTING, PANEL = "draft", "published", "sifting", "panel"
DECIDING, ANSWERED, CANCELLED = "deciding", "answered", "cancelled"
TAKING = (PUBLISHED, SIFTING)

ROUND = Lifecycle(
    start=DRAFT,
    moves=(
        Move("publish", (DRAFT,), PUBLISHED, clause="4.1"),
        Move("close", (PUBLISHED,), SIFTING, clause="4.9"),
        Move("convene", (SIFTING,), PANEL, clause="3.3"),
        Move("recommend", (PANEL,), DECIDING, clause="3.3"),
        Move("answer", (DECIDING,), ANSWERED, clause="3.3"),
        Move("cancel", (DRAFT, PUBLISHED), CANCELLED, clause="4.1"),
    ),
    words={
        DRAFT: "Being prepared",
        PUBLISHED: "Published",
        SIFTING: "Bids being checked",
        PANEL: "With the panel",
        DECIDING: "Being decided",
        ANSWERED: "All applicants answered",
        CANCELLED: "Cancelled",
    },
)
