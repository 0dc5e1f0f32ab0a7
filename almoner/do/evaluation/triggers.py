"""Once a panel is closed its scores are final, whoever writes to the database (R4.10-4)."""

from almoner.ground.audit.triggers import DELETE, INSERT, UPDATE, Guard

SAYS = "the panel is closed: its scores are final"
CLOSED = (
    "EXISTS (SELECT 1 FROM evaluation_panelmember seat "
    "JOIN evaluation_panel its ON its.id = seat.panel_id "
    "WHERE seat.id = {row}.member_id AND its.status = 'closed')"
)
GUARDS = (
    Guard("evaluation_score", (UPDATE, DELETE), CLOSED.format(row="OLD"), SAYS, "final"),
    Guard("evaluation_score", (INSERT, UPDATE), CLOSED.format(row="NEW"), SAYS, "closed"),
    Guard(
        "evaluation_panel",
        (UPDATE,),
        "OLD.status = 'closed' AND NEW.status <> 'closed'",
        "a closed panel stays closed",
        "shut",
    ),
)
