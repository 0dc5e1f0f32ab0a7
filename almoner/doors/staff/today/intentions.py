"""What is overdue or due soon of the commissioning plan (R5.2-1)."""

from datetime import datetime, timedelta

from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import OFFICER
from almoner.ground.core.calendar import london_date
from almoner.plan.intentions.queries import due_by

AHEAD = timedelta(days=14)
MOST = 50


def of_intentions(at: datetime) -> list[Task]:
    """For whoever the action is given to; a commissioning officer may see to it too."""
    return [
        Task(
            f"Finish “{one.title}” of the commissioning plan",
            place("staff:intention", one.public_id),
            one_for(one.owner, OFFICER),
            one.due_on,
        )
        for one in due_by(london_date(at) + AHEAD)[:MOST]
    ]
