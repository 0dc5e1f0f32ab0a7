"""The life of a report: due, written, sent, asked about, accepted (4.13)."""

from almoner.ground.core.lifecycle import Lifecycle, Move

DUE, DRAFT, SENT, QUERIED, ACCEPTED = "due", "draft", "sent", "queried", "accepted"
TO_WRITE = (DUE, DRAFT)
WITH_RECIPIENT = (DUE, DRAFT, QUERIED)

RETURN = Lifecycle(
    start=DUE,
    moves=(
        Move("write", TO_WRITE, DRAFT, clause="4.13"),
        Move("submit", WITH_RECIPIENT, SENT, clause="4.13"),
        Move("accept", (SENT,), ACCEPTED, clause="4.13"),
        Move("query", (SENT,), QUERIED, clause="4.13"),
        Move("send_back", (SENT, QUERIED), DRAFT, clause="4.13"),
        Move("reopen", (ACCEPTED,), DRAFT, clause="4.13"),
    ),
    words={
        DUE: "Not begun",
        DRAFT: "Being written",
        SENT: "With the office",
        QUERIED: "A question is open",
        ACCEPTED: "Accepted",
    },
)
