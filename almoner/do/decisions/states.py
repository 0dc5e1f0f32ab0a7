"""The life of a decision sheet. Any edit after signing has begun voids every signature."""

from almoner.ground.core.lifecycle import Lifecycle, Move

DRAFT, SIGNING, SIGNED, NOT_AGREED = "draft", "signing", "signed", "not_agreed"
PUBLISHED, WITHHELD, DROPPED = "published", "withheld", "dropped"

DECISION = Lifecycle(
    start=DRAFT,
    moves=(
        Move("open_for_signature", (DRAFT,), SIGNING, clause="1.10"),
        Move("take_back", (SIGNING,), DRAFT, clause="1.10"),
        Move("agree", (SIGNING,), SIGNED, clause="1.10"),
        Move("disagree", (SIGNING,), NOT_AGREED, clause="1.10"),
        Move("publish", (SIGNED, NOT_AGREED), PUBLISHED, clause="1.10"),
        Move("withhold", (SIGNED, NOT_AGREED), WITHHELD, clause="4.21"),
        Move("drop", (DRAFT,), DROPPED, clause="1.10"),
    ),
    words={
        DRAFT: "Being written",
        SIGNING: "Being signed",
        SIGNED: "Signed, not yet published",
        NOT_AGREED: "Not agreed, not yet published",
        PUBLISHED: "Published",
        WITHHELD: "Withheld",
        DROPPED: "Dropped",
    },
)
