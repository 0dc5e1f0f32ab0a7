"""The life of a pay run, of one payment in it, and of money asked back."""

from almoner.ground.core.lifecycle import Lifecycle, Move

DRAFT, ASKED, RELEASED, SENT, PAID, CANCELLED = "draft", "asked", "released", "sent", "paid", "cancelled"

PAY_RUN = Lifecycle(
    start=DRAFT,
    moves=(
        Move("ask", (DRAFT,), ASKED, clause="2.1"),
        Move("send_back", (ASKED,), DRAFT, clause="2.1"),
        Move("release", (ASKED,), RELEASED, clause="4.12"),
        Move("mark_sent", (RELEASED,), SENT, clause="4.12"),
        Move("confirm", (SENT,), PAID, clause="4.12"),
        Move("cancel", (DRAFT, ASKED), CANCELLED, clause="2.1"),
        Move("recall", (RELEASED,), CANCELLED, clause="2.1"),
    ),
    words={
        DRAFT: "Being made",
        ASKED: "Waiting for a second person",
        RELEASED: "Released: the file goes to the bank",
        SENT: "With the bank",
        PAID: "Paid",
        CANCELLED: "Cancelled",
    },
)

CHOSEN, LEFT, RETURNED, DROPPED = "chosen", "left", "returned", "dropped"
LIVE = (CHOSEN, LEFT)

PAYMENT = Lifecycle(
    start=CHOSEN,
    moves=(
        Move("drop", (CHOSEN,), DROPPED, clause="2.1"),
        Move("leave", (CHOSEN,), LEFT, clause="4.12"),
        Move("recall", (LEFT,), DROPPED, clause="2.1"),
        Move("return", (LEFT,), RETURNED, clause="4.12"),
    ),
    words={
        CHOSEN: "In a pay run",
        LEFT: "Paid",
        RETURNED: "Returned by the bank",
        DROPPED: "Taken out",
    },
)

OPEN, SETTLED, WAIVED = "open", "settled", "waived"

RECOVERY = Lifecycle(
    start=OPEN,
    moves=(
        Move("settle", (OPEN,), SETTLED, clause="4.13"),
        Move("waive", (OPEN,), WAIVED, clause="4.13"),
    ),
    words={OPEN: "To be repaid", SETTLED: "Repaid in full", WAIVED: "Not asked for any more"},
)
