"""Changing the commissioning plan: actions, their progress, what serves them (5.2)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.partnerships.access import visible_to as visible_partnerships
from almoner.doors.staff.intentions import serving
from almoner.doors.staff.intentions.forms import ActionForm, LinkForm, NoteForm, ReasonForm
from almoner.doors.staff.intentions.pages import seen
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.plan.intentions import access, actions
from almoner.plan.intentions.models import CommissioningAction, ServedBy
from almoner.plan.priorities.queries import priorities_on


def page_of(row: CommissioningAction) -> str:
    return reverse("staff:intention", args=[row.public_id])


def keep(request: SignedIn, public_id: str = "") -> HttpResponse:
    """Without an address it adds one. A priority of an earlier plan stays choosable where it is held."""
    row = seen(request, public_id) if public_id else None
    known = list(priorities_on(clock.today()))
    held = [row.priority] if row and row.priority else []
    form = ActionForm(
        posted(request),
        initial=ActionForm.initial_of(row) if row else {},
        priorities=[*known, *(one for one in held if one not in known)],
        partnerships=visible_partnerships(request.user).order_by("name"),
    )
    if row is None:
        del form.fields["reason"]

    def write(given: dict[str, Any]) -> object:
        why = given.get("reason", "")
        return actions.keep_action(row, **once(request), details=form.details(), reason=why)

    title = f"Change “{row}”" if row else "Add an action to the plan"
    onward = page_of(row) if row else reverse("staff:intentions")
    return ask(request, Asked(title, form, write, "The action is kept.", onward, leads_to=page_of))


@require_POST
def start(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    return done(request, lambda: actions.start(row, **once(request)), "It is under way.", page_of(row))


@require_POST
def finish(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    return done(request, lambda: actions.finish(row, **once(request)), "It is done.", page_of(row))


def drop(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.drop(row, **once(request), **given)

    lead = "Everybody can read the reason if the action is on the public page."
    title = f"Drop “{row}”"
    asked = Asked(title, ReasonForm(posted(request)), write, "It is dropped.", page_of(row), lead, "Drop it")
    return ask(request, asked)


def take_up(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.take_up(row, **once(request), **given)

    title = f"Take “{row}” up again"
    return ask(request, Asked(title, ReasonForm(posted(request)), write, "It is under way.", page_of(row)))


def note(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    first = {"noted_on": clock.today(), "is_public": row.is_public}

    def write(given: dict[str, Any]) -> object:
        return actions.keep_note(row, **once(request), **given)

    lead = "Notes are added and never changed. Never write who was helped."
    form = NoteForm(posted(request), initial=first)
    return ask(request, Asked(f"Note progress of “{row}”", form, write, "It is noted.", page_of(row), lead))


def link(request: SignedIn, public_id: str) -> HttpResponse:
    """Offers only what is there and the person may see, so that a reference is never a wrong one."""
    row = seen(request, public_id)
    form = LinkForm(posted(request), offered=serving.offered(request.user))

    def write(given: dict[str, Any]) -> object:
        kind, _, reference = given["serves"].partition(":")
        return actions.link(row, **once(request), kind=kind, reference=reference)

    return ask(request, Asked(f"What serves “{row}”?", form, write, "It is named.", page_of(row)))


@require_POST
def unlink(request: SignedIn, public_id: str) -> HttpResponse:
    rows = ServedBy.objects.filter(action__in=access.visible_to(request.user)).select_related("action")
    served = get_object_or_404(rows, public_id=public_id)
    row = served.action
    words = "It is no longer named."
    return done(request, lambda: actions.unlink(row, **once(request), served=served), words, page_of(row))
