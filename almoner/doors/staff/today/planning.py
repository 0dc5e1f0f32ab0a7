"""What is due of pools today (3.7)."""

from datetime import datetime

from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import CHIEF_FINANCE, OFFICER
from almoner.plan.pools.queries import reviews_due


def of_pools(at: datetime) -> list[Task]:
    """Reviews of what the office gave to a pool: written by an officer, closed by finance (R3.7-2)."""
    return [
        Task(
            f"Review the office's contribution to {one.year}",
            place("staff:pool_year", one.year.public_id) + "#review",
            one_for(OFFICER, CHIEF_FINANCE),
            one.due,
        )
        for one in reviews_due(at)
    ]
