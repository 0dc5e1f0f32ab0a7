"""What comes by itself: two reports of each grant, reminders, and the end of their texts (4.13, 4.20)."""

from datetime import datetime, timedelta

from almoner.do.agreements.keeping import whose_time_is_over
from almoner.ground.core.calendar import london_date
from almoner.ground.notices.jobs import job
from almoner.review.monitoring.forgetting import forget
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.queries import without_returns
from almoner.review.monitoring.scheduling import plan_returns, remind, wanting

AT_ONCE = 50


@job("monitoring.plan", every=timedelta(minutes=1))
def plan_reports(at: datetime) -> None:
    for agreement in without_returns():
        plan_returns(agreement, by=None, at=at)


@job("monitoring.remind", every=timedelta(hours=1))
def remind_of_reports(at: datetime) -> None:
    for report in wanting(at):
        remind(report, by=None, at=at)


@job("monitoring.forget", every=timedelta(hours=1))
def forget_reports(at: datetime) -> None:
    """Those whose time is over, some at a time (R4.20-4)."""
    over = whose_time_is_over(london_date(at))
    for report in Return.objects.filter(agreement__in=over, anonymised_at=None)[:AT_ONCE]:
        forget(report, by=None, at=at)
