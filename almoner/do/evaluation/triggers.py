"""Once a panel is closed its scores are final, whoever writes to the database (R4.10-4).

Only the comment may still go, and the salt with it, when the bid is anonymised (R4.20-4): the points stay.
"""

from almoner.ground.audit.triggers import DELETE, INSERT, UPDATE, Guard

SAYS = "the panel is closed: its scores are final"
CLOSED = (
    "EXISTS (SELECT 1 FROM evaluation_panelmember seat "
    "JOIN evaluation_panel its ON its.id = seat.panel_id "
    "WHERE seat.id = {row}.member_id AND its.status = 'closed')"
)
POINTS = ("id", "member_id", "application_id", "criterion_id", "value", "version", "is_void", "scored_at")
ONLY_WORDS_GO = " AND ".join(["NEW.comment = ''", *(f"NEW.{one} = OLD.{one}" for one in POINTS)])
GUARDS = (
    Guard("evaluation_score", (DELETE,), CLOSED.format(row="OLD"), SAYS, "final"),
    Guard("evaluation_score", (INSERT,), CLOSED.format(row="NEW"), SAYS, "closed"),
    Guard(
        "evaluation_score",
        (UPDATE,),
        f"({CLOSED.format(row='OLD')} OR {CLOSED.format(row='NEW')}) AND NOT ({ONLY_WORDS_GO})",
        SAYS,
        "points",
    ),
    Guard(
        "evaluation_panel",
        (UPDATE,),
        "OLD.status = 'closed' AND NEW.status <> 'closed'",
        "a closed panel stays closed",
        "shut",
    ),
)
