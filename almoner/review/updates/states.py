"""The life of an item of publicity: looked at by the office, then published or kept."""

from almoner.ground.core.lifecycle import Lifecycle, Move

NEW, PUBLISHED, KEPT = "new", "published", "kept"

PUBLICITY = Lifecycle(
    start=NEW,
    moves=(
        Move("publish", (NEW, KEPT), PUBLISHED, clause="4.15"),
        Move("keep", (NEW, PUBLISHED), KEPT, clause="4.15"),
        Move("change", (NEW, KEPT), NEW, clause="4.15"),
    ),
    words={NEW: "To look at", PUBLISHED: "Published", KEPT: "Not published"},
)
