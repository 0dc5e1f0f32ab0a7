"""Saving scores: by the button, while typing, and saying that a bid is finished."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.evaluation import actions
from almoner.doors.panel.forms import ScoresForm
from almoner.doors.panel.pages import next_bid
from almoner.doors.panel.reading import own_scores, scores_form, words_of
from almoner.doors.panel.seats import Seat, once, seat_for
from almoner.ground.core.refusals import Clash, Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.words import wall_time


def scoring_seat(request: SignedIn, public_id: str) -> Seat:
    seat = seat_for(request, public_id)
    if seat.allocation is None:
        raise Http404
    return seat


@require_POST
def save(request: SignedIn, public_id: str) -> HttpResponse:
    """`then=finish` also says that the bid is scored, and goes on to the next."""
    seat = scoring_seat(request, public_id)
    form = scores_form(seat, request.POST)
    if form.is_valid() and keep(request, seat, form) and finished(request, seat, form):
        return onward(request, seat)
    return render(request, "panel/bid.html", words_of(request, seat, form), status=422)


def keep(request: SignedIn, seat: Seat, form: ScoresForm) -> bool:
    """A comment without points is not lost: the page comes back with it."""
    for title in form.comments_alone():
        form.add_error(None, f"Choose points for “{title}”; your comment is kept with them.")
    if form.errors and request.POST.get("then") == "finish":
        return False
    try:
        actions.score(seat.allocation, **once(request), values=form.values(), versions=form.versions())
    except Clash as clash:
        there = clash.theirs
        form.add_error(
            f"comment_{clash.field}",
            f"You changed this in another window. There it says: {there[0]}, “{there[1]}”."  # type: ignore[index]
            " Save once more to keep what stands here.",
        )
        form.data = {**request.POST.dict(), f"version_{clash.field}": str(clash.version)}
    except Refused as no:
        form.refuse(no)
    return not form.errors


def finished(request: SignedIn, seat: Seat, form: ScoresForm) -> bool:
    if request.POST.get("then") != "finish":
        return True
    try:
        actions.finish(seat.allocation, **once(request, "finish"))
    except Refused as no:
        by_field = {f"points_{code}": reasons for code, reasons in no.by_field.items()}
        form.refuse(Refused(no.reasons, by_field))
    return not form.errors


def onward(request: SignedIn, seat: Seat) -> HttpResponse:
    if request.POST.get("then") != "finish":
        messages.success(request, "Your scores are saved.")
        return redirect("panel:bid", seat.bid.public_id)
    following = next_bid(seat.member, seat.bid)
    if following is None:
        messages.success(
            request, f"{seat.bid.reference} is scored. You have scored every bid you were given."
        )
        return redirect("panel:panel", seat.member.panel.public_id)
    messages.success(request, f"{seat.bid.reference} is scored. Here is the next one.")
    return redirect("panel:bid", following.public_id)


@require_POST
def autosave(request: SignedIn, public_id: str) -> HttpResponse:
    """Saves what can be saved; the page keeps every word either way."""
    seat = scoring_seat(request, public_id)
    form = scores_form(seat, request.POST)
    page = reverse("panel:bid", args=[public_id])
    if not form.is_valid():
        return JsonResponse({"page": page}, status=422)
    try:
        if values := form.values():
            actions.score(seat.allocation, **once(request), values=values, versions=form.versions())
    except Clash:
        return JsonResponse({"page": page}, status=409)
    except Refused:
        return JsonResponse({"page": page}, status=422)
    saved = wall_time(request.received_at)
    if form.comments_alone():
        saved += ", but a comment waits for its points"
    versions = {f"version_{code}": str(one.version) for code, one in own_scores(seat).items()}
    return JsonResponse({"saved_at": saved, "values": versions})
