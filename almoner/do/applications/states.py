"""The life of a bid. The office's words and the applicant's words for the same state may differ."""

from almoner.ground.core.lifecycle import Lifecycle, Move

DRAFT, SUBMITTED, INELIGIBLE, ELIGIBLE = "draft", "submitted", "ineligible", "eligible"
RECOMMENDED, RESERVE, NOT_RECOMMENDED = "recommended", "reserve", "not_recommended"
AWARDED, REFUSED, WITHDRAWN, LAPSED = "awarded", "refused", "withdrawn", "lapsed"

APPLICATION = Lifecycle(
    start=DRAFT,
    moves=(
        Move("submit", (DRAFT,), SUBMITTED, clause="4.9"),
        Move("pass_sift", (SUBMITTED,), ELIGIBLE, clause="3.3"),
        Move("fail_sift", (SUBMITTED,), INELIGIBLE, clause="4.4"),
        Move("recommend", (ELIGIBLE, RESERVE, NOT_RECOMMENDED), RECOMMENDED, clause="3.3"),
        Move("reserve", (ELIGIBLE, RECOMMENDED, NOT_RECOMMENDED), RESERVE, clause="3.3"),
        Move("not_recommend", (ELIGIBLE, RECOMMENDED, RESERVE), NOT_RECOMMENDED, clause="3.3"),
        Move("award", (RECOMMENDED, RESERVE, NOT_RECOMMENDED), AWARDED, clause="1.10"),
        Move("refuse", (INELIGIBLE, RECOMMENDED, RESERVE, NOT_RECOMMENDED), REFUSED, clause="3.3"),
        Move("lapse", (AWARDED,), LAPSED, clause="3.4"),
        Move("withdraw", (DRAFT, SUBMITTED, ELIGIBLE, RECOMMENDED, RESERVE), WITHDRAWN, clause="4.9"),
    ),
    words={
        DRAFT: "Draft",
        SUBMITTED: "Received",
        INELIGIBLE: "Does not meet the criteria",
        ELIGIBLE: "With the panel",
        RECOMMENDED: "Recommended",
        RESERVE: "On the reserve list",
        NOT_RECOMMENDED: "Not recommended",
        AWARDED: "Awarded",
        REFUSED: "Not awarded",
        WITHDRAWN: "Withdrawn",
        LAPSED: "Offer lapsed",
    },
)
UNDECIDED = (SUBMITTED, INELIGIBLE, ELIGIBLE, RECOMMENDED, RESERVE, NOT_RECOMMENDED)
