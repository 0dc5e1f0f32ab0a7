"""What can be asked of bids for outside money: the pipeline, its sums, and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from almoner.plan.bids.models import ExternalBid
from almoner.plan.bids.states import BID, OPEN, READY, WON, WRITING


@dataclass(frozen=True)
class Stage:
    """All bids in one state: how many, and what they ask for (once won: what was awarded)."""

    status: str
    words: str
    many: int
    pence: int


def with_sums(bids: QuerySet[ExternalBid]) -> QuerySet[ExternalBid]:
    """Each with `asked` and `awarded` in pence."""
    return bids.annotate(asked=Sum("parts__asked_pence"), awarded=Sum("parts__awarded_pence"))


def at_work(bids: QuerySet[ExternalBid]) -> QuerySet[ExternalBid]:
    """Bids that still need somebody, the nearest deadline first."""
    return with_sums(bids).filter(status__in=OPEN).order_by("deadline_on", "id")


def settled(bids: QuerySet[ExternalBid]) -> QuerySet[ExternalBid]:
    """Accepted, lost or withdrawn, newest first."""
    return with_sums(bids).exclude(status__in=OPEN).order_by("-id")


def stages(bids: QuerySet[ExternalBid]) -> list[Stage]:
    """The pipeline by state, in the order of a bid's life, in one statement."""
    found: dict[str, list[int]] = {}
    for bid in with_sums(bids).filter(status__in=OPEN).order_by():
        pence = sum_of(bid) or 0
        many = found.setdefault(bid.status, [0, 0])
        many[0] += 1
        many[1] += pence
    return [
        Stage(state, BID.words[state], *found[state])
        for state in OPEN
        if state in found
    ]  # fmt: skip


def sum_of(bid: ExternalBid) -> int | None:
    """What was awarded, once that is known; what was asked for until then."""
    sums: Mapping[str, int | None] = vars(bid)
    return sums.get("asked") if sums.get("awarded") is None else sums.get("awarded")


def due_by(day: date) -> QuerySet[ExternalBid]:
    """Not submitted, with a deadline up to and on the day."""
    waiting = ExternalBid.objects.filter(status__in=(WRITING, READY), deadline_on__lte=day)
    return waiting.order_by("deadline_on", "id")


def to_be_accepted() -> QuerySet[ExternalBid]:
    return ExternalBid.objects.filter(status=WON).order_by("answered_on", "id")
