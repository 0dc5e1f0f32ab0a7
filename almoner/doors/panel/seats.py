"""Finding what a member may see: a panel they sit on, a bid without an interest. Others meet 404."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from almoner.do.applications.models import Application
from almoner.do.evaluation import access
from almoner.do.evaluation.models import Allocation, Opening, PanelMember
from almoner.ground.core.calendar import london_date
from almoner.ground.office.arrival import SignedIn


@dataclass(frozen=True)
class Seat:
    """One member with one bid: their allocation if they score it."""

    member: PanelMember
    bid: Application
    allocation: Allocation | None
    opening: Opening | None

    def is_open(self, request: SignedIn) -> bool:
        """Opened today: reading on another day is another opening in the record (R4.20-3)."""
        return self.opening is not None and london_date(self.opening.last_at) == london_date(
            request.received_at
        )


def place(request: SignedIn, public_id: str) -> PanelMember:
    seats = access.places_of(request.user)
    return get_object_or_404(seats, panel__public_id=public_id)


def seat_for(request: SignedIn, public_id: str) -> Seat:
    """Only a bid that the member may open; one with an interest is not there at all."""
    bids = access.visible_bids(request.user).select_related("round__panel", "organisation", "band")
    bid = get_object_or_404(bids, public_id=public_id)
    member = access.places_of(request.user).filter(panel__round=bid.round_id).first()
    if member is None:
        raise Http404
    mine = Allocation.objects.filter(member=member, application=bid).select_related("member__panel")
    opening = Opening.objects.filter(member=member, application=bid).first()
    return Seat(member, bid, mine.first(), opening)


def once(request: SignedIn, more: str = "") -> dict[str, Any]:
    """Who does it, when, and under which key; `more` tells several actions of one form apart."""
    key = request.POST.get("once", "")
    return {"by": request.user, "at": request.received_at, "key": f"{key}{more}" if key else ""}
