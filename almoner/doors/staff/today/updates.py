"""What waits of updates and publicity (4.14, 4.15)."""

from datetime import datetime

from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import MONITORING, OFFICER
from almoner.ground.core.calendar import london_date
from almoner.policy.words import counted
from almoner.review.updates import facts, queries


def of_updates(at: datetime) -> list[Task]:
    """Updates unanswered after their day; new kinds of project that nobody asked; items to look at."""
    today = london_date(at)
    found = [
        Task(
            f"Ask again how {one.agreement.line.title} is going",
            place("staff:update", one.public_id),
            one_for(OFFICER),
            one.due_on,
        )
        for one in queries.late(today)[: queries.MOST]
    ]
    if many := len(facts.suggested(today)):
        words = f"Ask {counted(many, 'project')} of a new kind how it goes"
        found.append(Task(words, place("staff:updates"), one_for(OFFICER)))
    if many := queries.to_look_at(today):
        href = place("staff:publicity", asked="?state=new")
        words = f"Look at {counted(many, 'item')} of publicity"
        found.append(Task(words, href, one_for(OFFICER, MONITORING)))
    return found
