"""What the worker does with bank details by itself."""

from datetime import datetime, timedelta

from almoner.do.payees.using import settle_due
from almoner.ground.notices.jobs import job


@job("payees.settle", every=timedelta(minutes=1))
def settle_bank_details(at: datetime) -> None:
    settle_due(at)
