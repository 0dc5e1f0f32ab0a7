"""What the worker does with bids by itself: copies, proofs, and one reminder to silent partners."""

import logging
from datetime import datetime, timedelta

from almoner.do.applications import copies, queries
from almoner.do.applications.endorsing import PATIENCE, remind_partner
from almoner.do.applications.models import Application
from almoner.do.applications.submitting import keep_copy
from almoner.ground.audit.checkpoints import sign_checkpoint
from almoner.ground.core.refusals import Refused
from almoner.ground.notices.jobs import job

log = logging.getLogger(__name__)
AT_ONCE = 20


@job("applications.copies", every=timedelta(minutes=1))
def make_copies(at: datetime) -> None:
    """A copy of each bid that was sent, then one signed checkpoint over all of them."""
    for bid in queries.waiting_for_copy()[:AT_ONCE]:
        make_copy(bid, at)
    if queries.has_unproved_sending():
        sign_checkpoint(at)


def make_copy(bid: Application, at: datetime) -> None:
    """A bid that cannot be printed does not keep the others waiting."""
    try:
        keep_copy(bid, by=None, at=at, copy=copies.stored(bid))
    except (Refused, RuntimeError):
        log.exception("The copy of %s could not be made.", bid.reference)


@job("applications.remind_partners", every=timedelta(hours=6))
def remind_partners(at: datetime) -> None:
    for one in queries.waiting_for_reminder(at, PATIENCE):
        remind_partner(one, by=None, at=at)
