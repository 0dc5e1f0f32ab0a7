"""What the worker does with decisions by itself."""

from datetime import datetime, timedelta

from almoner.do.decisions.printing import print_published
from almoner.ground.notices.jobs import job


@job("decisions.print", every=timedelta(minutes=1))
def print_sheets(at: datetime) -> None:
    print_published(at)
