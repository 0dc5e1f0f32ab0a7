"""What every page of a round begins with."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse

from almoner.do.rounds import access
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DRAFT
from almoner.ground.office.arrival import SignedIn

COLOURS = {
    "draft": "grey", "published": "green", "sifting": "blue", "panel": "purple", "deciding": "yellow",
    "answered": "teal", "cancelled": "red",
}  # fmt: skip


def seen(request: SignedIn, public_id: str) -> Round:
    rows = access.visible_to(request.user).select_related("fund", "budget__stream", "question_set")
    return get_object_or_404(rows, public_id=public_id)


def being_prepared(request: SignedIn, public_id: str) -> Round:
    """Only a draft can be changed: afterwards its terms are frozen, and these pages are not there."""
    row = seen(request, public_id)
    if row.status != DRAFT:
        raise Http404
    return row


def may_run(request: SignedIn, row: Round | None = None) -> bool:
    return bool(access.may_run(request.user, row))


def address(name: str, *arguments: Any) -> str:
    """Nothing where such a page does not stand."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
