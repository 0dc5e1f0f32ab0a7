"""Reports of grants: those to review, and those that are late (4.13)."""

from datetime import datetime

from almoner.do.agreements.facts import terms_of
from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import OFFICER
from almoner.ground.core.calendar import london_date
from almoner.policy.monitoring import escalates_on
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.queries import OVERDUE, REVIEW, listed, whole

MOST = 50


def of_monitoring(at: datetime) -> list[Task]:
    """Reviews for an officer; a late report is its recipient's, and an officer's after the last letter."""
    today, rows = london_date(at), whole(Return.objects.all())
    found = [
        Task(f"Review {one}", place("staff:return", one.public_id), one_for(OFFICER))
        for one in listed(rows, REVIEW, today)[:MOST]
    ]
    for one in listed(rows, OVERDUE, today)[:MOST]:
        href, whose = place("staff:return", one.public_id), str(one.agreement.line.organisation)
        last = escalates_on(one.due_on, terms_of(one.agreement.line, today))
        if today >= last:
            words = f"Speak with {whose} about {one}: every letter is sent"
            found.append(Task(words, href, one_for(OFFICER), last))
        else:
            found.append(Task(f"Send {one}", href, due=one.due_on, whose=whose))
    return found
