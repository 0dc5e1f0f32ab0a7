"""What the worker does with agreements by itself."""

from datetime import datetime, timedelta

from almoner.do.agreements.offering import lapse, overdue
from almoner.do.agreements.printing import print_signed
from almoner.ground.notices.jobs import job


@job("agreements.lapse", every=timedelta(hours=1))
def lapse_offers(at: datetime) -> None:
    for agreement in overdue(at):
        lapse(agreement, by=None, at=at)


@job("agreements.print", every=timedelta(minutes=1))
def print_agreements(at: datetime) -> None:
    print_signed(at)
