"""What the worker does with updates and publicity by itself."""

from datetime import datetime, timedelta

from almoner.do.agreements.keeping import whose_time_is_over
from almoner.ground.core.calendar import london_date
from almoner.ground.notices.jobs import job
from almoner.review.updates.forgetting import GONE, forget_publicity, forget_update
from almoner.review.updates.models import PublicityItem, Update
from almoner.review.updates.states import PUBLISHED

AT_ONCE = 50


@job("updates.forget", every=timedelta(hours=1))
def forget_old(at: datetime) -> None:
    """Those whose time is over, some at a time (R4.20-4)."""
    over = whose_time_is_over(london_date(at))
    for update in Update.objects.filter(agreement__in=over).exclude(question=GONE)[:AT_ONCE]:
        forget_update(update, by=None, at=at)
    items = PublicityItem.objects.filter(agreement__in=over).exclude(status=PUBLISHED).exclude(words=GONE)
    for item in items[:AT_ONCE]:
        forget_publicity(item, by=None, at=at)
