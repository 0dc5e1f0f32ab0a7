"""Finding a panel and its rows for a page, and the shape of every small form here."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from almoner.do.applications.models import Application
from almoner.do.evaluation import access
from almoner.do.evaluation.models import Panel, PanelMember
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.forms import Form


def panels(request: SignedIn) -> QuerySet[Panel]:
    return access.panels_of(request.user).select_related("round__fund")


def panel_for(request: SignedIn, public_id: str) -> Panel:
    return get_object_or_404(panels(request), public_id=public_id)


def member_of(panel: Panel, key: int) -> PanelMember:
    return get_object_or_404(panel.members.select_related("person", "panel__round"), pk=key)


def bid_of(panel: Panel, public_id: str) -> Application:
    rows = panel.round.applications.filter(status__in=access.SHOWN).select_related("organisation", "round")
    return get_object_or_404(rows, public_id=public_id)


def once(request: SignedIn, more: str = "") -> dict[str, Any]:
    key = request.POST.get("once", "")
    return {"by": request.user, "at": request.received_at, "key": f"{key}{more}" if key else ""}


def runs(request: SignedIn) -> bool:
    return bool(access.may_run(request.user, None))


def attempt(request: SignedIn, does: Callable[[], object], done: str) -> None:
    """One button: what is refused is said at the top of the page it came from."""
    try:
        does()
    except Refused as no:
        messages.warning(request, " ".join(no.reasons))
    else:
        messages.success(request, done)


def ask(
    request: SignedIn, panel: Panel | None, form: Form, does: Callable[[], Any], **words: Any
) -> HttpResponse:
    """A form of its own page. `words` give title, done, onward, and what the template shows besides."""
    if request.method == "POST" and form.is_valid():
        try:
            does()
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, words["done"])
            return redirect(words["onward"])
    shown = {"form": form, "panel": panel, "cancel": words["onward"], **words}
    template = words.get("template", "staff/panels/ask.html")
    return render(request, template, shown, status=422 if form.errors else 200)
