"""Opening a bid for a page: only its own people find it, and the officer who keys one that came on paper."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from almoner.do.applications.access import may_write, own, written_by
from almoner.do.applications.models import Application
from almoner.do.applications.queries import may_arrive
from almoner.do.applications.states import DRAFT

Once = dict[str, Any]


def bid_for(request: HttpRequest, public_id: str, *, erased: bool = False) -> Application:
    """One whose texts were erased has no page but that which says so, which asks for it by `erased`."""
    near = ("round", "organisation", "band", "sheet", "contact", "continues")
    mine = written_by(request.user).select_related(*near)  # type: ignore[arg-type]
    if not erased:
        mine = mine.filter(anonymised_at=None)
    return get_object_or_404(mine, public_id=public_id)


def draft_for(request: HttpRequest, public_id: str) -> Application:
    """Only while it is a draft; what a page needs besides is read when it is asked for."""
    drafts = written_by(request.user).filter(status=DRAFT, anonymised_at=None)  # type: ignore[arg-type]
    drafts = drafts.select_related("round", "sheet__question_set")
    return get_object_or_404(drafts, public_id=public_id)


def is_keyed_by(request: HttpRequest, bid: Application) -> bool:
    """An officer keys it for the applicant (R4.9-5): the page then speaks to the office."""
    return bid.entered_by_office and not own(request.user).filter(pk=bid.pk).exists()  # type: ignore[arg-type]


def framed(request: HttpRequest, bid: Application) -> dict[str, Any]:
    """What every page of a bid needs: the bid, who it speaks to, and the way back."""
    is_keyed = is_keyed_by(request, bid)
    back = {"text": bid.reference, "href": reverse("staff:bid", args=[bid.public_id])}
    home = {"text": "Your applications", "href": reverse("portal:home")}
    return {"bid": bid, "is_keyed": is_keyed, "home_crumb": back if is_keyed else home}


def can_write(request: HttpRequest, bid: Application) -> bool:
    """The person may write, and the bid could still arrive."""
    return bid.status == DRAFT and bool(may_write(request.user, bid)) and may_arrive(bid, at_of(request))  # type: ignore[arg-type]


def at_of(request: HttpRequest) -> Any:
    """When the first line of the request reached us."""
    return request.received_at  # type: ignore[attr-defined]


def once(request: HttpRequest) -> Once:
    """Who does it, when, and under which key, for any action."""
    return {"by": request.user, "at": at_of(request), "key": request.POST.get("once", "")}


def address(bid: Application, name: str = "application", *more: str) -> str:
    return reverse(f"portal:{name}", args=[bid.public_id, *more])
