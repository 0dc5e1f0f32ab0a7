"""What comes by itself: the two reports of every signed grant, and reminders of them (R4.13-4)."""

from datetime import datetime, timedelta

from almoner.ground.notices.jobs import job
from almoner.review.monitoring.queries import without_returns
from almoner.review.monitoring.scheduling import plan_returns, remind, wanting


@job("monitoring.plan", every=timedelta(minutes=1))
def plan_reports(at: datetime) -> None:
    for agreement in without_returns():
        plan_returns(agreement, by=None, at=at)


@job("monitoring.remind", every=timedelta(hours=1))
def remind_of_reports(at: datetime) -> None:
    for report in wanting(at):
        remind(report, by=None, at=at)
