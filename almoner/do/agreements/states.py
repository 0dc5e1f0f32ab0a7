"""The lives of a grant agreement, from offer to both signatures, and of a contract."""

from almoner.ground.core.lifecycle import Lifecycle, Move

OFFERED, ACCEPTED, SIGNED, LAPSED, DECLINED = "offered", "accepted", "signed", "lapsed", "declined"

AGREEMENT = Lifecycle(
    start=OFFERED,
    moves=(
        Move("accept", (OFFERED,), ACCEPTED, clause="3.4"),
        Move("decline", (OFFERED,), DECLINED, clause="3.4"),
        Move("countersign", (ACCEPTED,), SIGNED, clause="3.4"),
        Move("lapse", (OFFERED,), LAPSED, clause="3.4"),
    ),
    words={
        OFFERED: "Offered: waiting for the recipient",
        ACCEPTED: "Accepted: waiting for our signature",
        SIGNED: "Signed by both",
        LAPSED: "Offer lapsed",
        DECLINED: "Declined by the recipient",
    },
)

TO_SIGN, IN_FORCE = "to_sign", "in_force"

PROPOSED, MADE, GIVEN_UP = "proposed", "made", "given_up"

VARIATION = Lifecycle(
    start=PROPOSED,
    moves=(
        Move("make", (PROPOSED,), MADE, clause="3.9"),
        Move("give_up", (PROPOSED,), GIVEN_UP, clause="3.9"),
    ),
    words={PROPOSED: "Proposed", MADE: "Made", GIVEN_UP: "Given up"},
)

BEING_WRITTEN, CLOSED = "being_written", "closed"

REVIEW = Lifecycle(
    start=BEING_WRITTEN,
    moves=(Move("close", (BEING_WRITTEN,), CLOSED, clause="2.1"),),
    words={BEING_WRITTEN: "Being written", CLOSED: "Closed"},
)

CONTRACT_LIFE = Lifecycle(
    start=TO_SIGN,
    moves=(Move("sign", (TO_SIGN,), IN_FORCE, clause="3.9"),),
    words={TO_SIGN: "To be signed", IN_FORCE: "Signed by both"},
)
