"""The life of a payee's bank details, from the request to the day they are used no longer."""

from almoner.ground.core.lifecycle import Lifecycle, Move

ASKED, CALLED, APPROVED, IN_USE = "asked", "called", "approved", "in_use"
REPLACED, REFUSED, VOIDED = "replaced", "refused", "voided"
OPEN = (ASKED, CALLED, APPROVED)

BANK_ACCOUNT = Lifecycle(
    start=ASKED,
    moves=(
        Move("call_back", (ASKED,), CALLED, clause="4.12"),
        Move("approve", (CALLED,), APPROVED, clause="2.1"),
        Move("begin_use", (APPROVED,), IN_USE, clause="4.12"),
        Move("replace", (IN_USE,), REPLACED, clause="4.12"),
        Move("refuse", (ASKED, CALLED), REFUSED, clause="4.12"),
        Move("void", (ASKED, CALLED, APPROVED, IN_USE), VOIDED, clause="4.12"),
    ),
    words={
        ASKED: "Asked for: to be called back",
        CALLED: "Called back: to be approved",
        APPROVED: "Approved: resting before use",
        IN_USE: "In use",
        REPLACED: "Replaced",
        REFUSED: "Refused",
        VOIDED: "Void",
    },
)
