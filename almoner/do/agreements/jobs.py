"""What the worker does with agreements by itself."""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError

from almoner.do.agreements import keeping
from almoner.do.agreements.offering import lapse, overdue
from almoner.do.agreements.printing import print_signed
from almoner.do.applications.models import Application
from almoner.do.evaluation.actions import anonymise
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.notices.jobs import job

log = logging.getLogger(__name__)
AT_ONCE = 50


@job("agreements.lapse", every=timedelta(hours=1))
def lapse_offers(at: datetime) -> None:
    for agreement in overdue(at):
        lapse(agreement, by=None, at=at)


@job("agreements.print", every=timedelta(minutes=1))
def print_agreements(at: datetime) -> None:
    print_signed(at)


@job("agreements.anonymise", every=timedelta(hours=1))
def anonymise_bids(at: datetime) -> None:
    """Bids whose last day has passed, some at a time (R4.20-4). One that fails holds up no other."""
    yesterday = london_date(at) - timedelta(days=1)
    for due in keeping.due_until(Application.objects.all(), yesterday, AT_ONCE):
        try:
            anonymise(due.bid, by=None, at=at, ended_on=due.ended_on)
        except (Refused, DatabaseError):
            log.exception("The texts of %s could not be erased.", due.bid.reference)
