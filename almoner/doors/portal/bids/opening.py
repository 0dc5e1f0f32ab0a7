"""Opening a bid for a page: only its own people ever find it; others see that nothing is there."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from almoner.do.applications.access import may_write, own
from almoner.do.applications.models import Application
from almoner.do.applications.queries import may_arrive
from almoner.do.applications.states import DRAFT

Once = dict[str, Any]


def bid_for(request: HttpRequest, public_id: str) -> Application:
    mine = own(request.user).select_related("round", "organisation", "band", "sheet", "contact", "continues")  # type: ignore[arg-type]
    return get_object_or_404(mine, public_id=public_id)


def draft_for(request: HttpRequest, public_id: str) -> Application:
    """Only while it is a draft; what a page needs besides is read when it is asked for."""
    drafts = own(request.user).filter(status=DRAFT).select_related("round", "sheet__question_set")  # type: ignore[arg-type]
    return get_object_or_404(drafts, public_id=public_id)


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
