"""One bid as the office sees it: a header with the facts, and tabs with an address each."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.applications import access, parts
from almoner.do.applications.gathering import NEAR, Whole, wholes_of
from almoner.do.applications.models import Application
from almoner.do.applications.states import APPLICATION
from almoner.doors.staff.bids import outcome, showing  # noqa: F401  (they register their tabs)
from almoner.doors.staff.bids.tabs import TABS, in_order
from almoner.doors.staff.bids.words import COLOURS
from almoner.doors.staff.checks import showing as checks  # noqa: F401
from almoner.ground.core.refusals import Refused
from almoner.ground.files.answers import attachment
from almoner.ground.files.models import StoredFile
from almoner.ground.office.arrival import SignedIn
from almoner.ground.questions.layout import Layout

FIRST = "application"
LEFT_WITHOUT_TEXTS = (FIRST, "support", "panel", "decision", "record")


def seen(request: SignedIn, public_id: str) -> Application:
    near = access.received(request.user).select_related("round", "organisation", "contact", "band")
    return get_object_or_404(near, public_id=public_id)


def whole_seen(request: SignedIn, public_id: str, *, reads_answers: bool = True) -> Whole:
    """The bid with all its parts in five statements, or in two without its answers."""
    mine = access.received(request.user).filter(public_id=public_id)
    if not reads_answers:
        row = get_object_or_404(mine.select_related(*NEAR))
        return Whole(bid=row, layout=Layout((), ()))
    found = wholes_of(mine)
    if not found:
        raise Http404
    return found[0]


def bid(request: SignedIn, public_id: str, tab: str = FIRST) -> HttpResponse:
    if tab not in TABS:
        raise Http404
    whole = whole_seen(request, public_id, reads_answers=TABS[tab].reads_answers)
    if not has(whole.bid, tab):
        raise Http404
    return shown(request, whole, tab)


def has(bid: Application, tab: str) -> bool:
    """Once its texts are erased there is nothing to check a bid by (R4.20-4)."""
    return bid.anonymised_at is None or tab in LEFT_WITHOUT_TEXTS


def shown(request: SignedIn, whole: Whole, tab: str, status: int = 200, **more: Any) -> HttpResponse:
    """The page with one tab open; an action that was refused shows it again with its `errors`."""
    one = TABS[tab]
    words = header(whole) | one.fill(request, whole) | {"tab": one, "tabs": links(whole.bid, tab)} | more
    words["is_officer"] = bool(access.may_handle(request.user, whole.bid))
    return render(request, "staff/bids/bid.html", words, status=status)


def refused(request: SignedIn, bid: Application, tab: str, no: Refused) -> HttpResponse:
    """The tab again, with why it was refused and what was typed."""
    whole = whole_seen(request, bid.public_id, reads_answers=TABS[tab].reads_answers)
    return shown(request, whole, tab, 422, errors=no.reasons, typed=request.POST)


def header(whole: Whole) -> dict[str, Any]:
    bid, earlier = whole.bid, whole.parts.of(parts.EARLIER)
    return {
        "bid": bid,
        "state": APPLICATION.words[bid.status],
        "colour": COLOURS[bid.status],
        "areas": [f"{row.b} {row.n}%" for row in whole.areas],
        "priorities": [row.b for row in whole.parts.of(parts.PRIORITY)],
        "earlier": earlier,
        "earlier_pence": sum(row.n for row in earlier),
    }


def links(bid: Application, now: str) -> list[dict[str, Any]]:
    return [
        {"words": one.words, "href": address(bid, one.key), "is_now": one.key == now}
        for one in in_order()
        if has(bid, one.key)
    ]


def address(bid: Application, tab: str = FIRST) -> str:
    if tab == FIRST:
        return reverse("staff:bid", args=[bid.public_id])
    return reverse("staff:bid_tab", args=[bid.public_id, tab])


def file(request: SignedIn, public_id: str, file: str) -> FileResponse:
    """A file that belongs to the bid: the copy of what was sent, the paper original, a letter, an answer."""
    row = seen(request, public_id)
    wanted = {
        row.copy_id,
        row.original_id,
        *row.endorsements.exclude(letter=None).values_list("letter_id", flat=True),
    }
    answers = row.sheet.answers.filter(question__kind="file").values_list("value", flat=True)
    files = StoredFile.objects.filter(pk__in=wanted - {None}) | StoredFile.objects.filter(
        public_id__in=[one for one in answers if isinstance(one, str)]
    )
    return attachment(get_object_or_404(files, public_id=file))
