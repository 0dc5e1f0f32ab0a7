"""The life of a restorative justice case: referral, consent, risk, facilitation, communication, closed."""

from almoner.ground.core.lifecycle import Lifecycle, Move

REFERRAL, CONSENT, ASSESSED, ALLOCATED = "referral", "consent", "initial_risk", "allocated"
SECOND, FACILITATION, COMMUNICATION, CLOSED = "secondary_risk", "facilitation", "communication", "closed"
OPEN = (REFERRAL, CONSENT, ASSESSED, ALLOCATED, SECOND, FACILITATION, COMMUNICATION)
WITH_FACILITATORS = (ALLOCATED, SECOND, FACILITATION, COMMUNICATION)

CASE = Lifecycle(
    start=REFERRAL,
    moves=(
        Move("contact", (REFERRAL,), CONSENT, clause="3.10"),
        Move("assess", (CONSENT,), ASSESSED, clause="3.10"),
        Move("allocate", (ASSESSED,), ALLOCATED, clause="3.10"),
        Move("assess_again", (ALLOCATED,), SECOND, clause="3.10"),
        Move("facilitate", (SECOND,), FACILITATION, clause="3.10"),
        Move("communicate", (FACILITATION,), COMMUNICATION, clause="3.10"),
        Move("stop", (COMMUNICATION,), FACILITATION, clause="3.10"),
        Move("close", OPEN, CLOSED, clause="3.10"),
    ),
    words={
        REFERRAL: "Referral",
        CONSENT: "Consent",
        ASSESSED: "Risk assessed",
        ALLOCATED: "Allocated",
        SECOND: "Risk assessed again",
        FACILITATION: "Facilitation",
        COMMUNICATION: "Communication",
        CLOSED: "Closed",
    },
)
