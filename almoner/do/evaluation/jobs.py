"""What the worker does with panels by itself."""

from datetime import datetime, timedelta

from almoner.do.evaluation.actions import remind
from almoner.do.evaluation.queries import waiting_for_reminder
from almoner.ground.notices.jobs import job

DAYS_BEFORE = 3


@job("evaluation.remind", every=timedelta(hours=6))
def remind_members(at: datetime) -> None:
    """Once, three days before the scores are due."""
    for member in waiting_for_reminder(at, DAYS_BEFORE):
        remind(member, by=None, at=at)
