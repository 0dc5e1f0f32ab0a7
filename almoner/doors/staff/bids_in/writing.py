"""Writing a bid for outside money: the opportunity, and what it asks for of which stream and year."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.doors.staff.bids_in.forms import BidForm, PartForm
from almoner.doors.staff.bids_in.pages import seen
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year, next_financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.bids import actions
from almoner.plan.bids.actions import BidDetails, PartDetails
from almoner.plan.bids.models import ExternalBid
from almoner.plan.funds import queries as funds


def onward(row: ExternalBid) -> str:
    return reverse("staff:bid_in", args=[row.public_id])


def record(request: SignedIn) -> HttpResponse:
    form = BidForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        return actions.record(None, **once(request), details=BidDetails(**given))

    lead = "Afterwards say what it asks for; then the Chief Finance Officer signs it off."
    said = "The opportunity is recorded. Open it and say what the bid asks for."
    return ask(request, Asked("Record an opportunity", form, write, said, reverse("staff:bids_in"), lead))


def change(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = BidForm(posted(request), initial=vars(row))

    def write(given: dict[str, Any]) -> object:
        return actions.change(row, **once(request), details=BidDetails(**given))

    return ask(request, Asked(f"Change {row}", form, write, "The change is kept.", onward(row)))


def part(request: SignedIn, public_id: str, row: int = 0) -> HttpResponse:
    """Without a row it adds one."""
    bid = seen(request, public_id)
    own = get_object_or_404(bid.parts.select_related("stream"), pk=row) if row else None
    first = {"financial_year": next_financial_year(financial_year(clock.today()))}
    initial = vars(own) | {"stream": own.stream.code} if own else first
    form = PartForm(posted(request), initial=initial, streams=funds.streams())

    def write(given: dict[str, Any]) -> object:
        asked = PartDetails(form.streams[given["stream"]], given["financial_year"], given["asked_pence"])
        return actions.ask_for(bid, **once(request), part=asked, row=own)

    return ask(request, Asked(f"Money of {bid}", form, write, "The sum is kept.", onward(bid)))


@require_POST
def drop(request: SignedIn, public_id: str, row: int) -> HttpResponse:
    bid = seen(request, public_id)
    own = get_object_or_404(bid.parts, pk=row)
    return done(
        request,
        lambda: actions.leave_out(bid, **once(request), row=own),
        "The sum is taken out.",
        onward(bid),
    )
