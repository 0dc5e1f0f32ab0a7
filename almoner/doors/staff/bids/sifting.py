"""The officer's sift: one button or small form for each step, on the tab of checks."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from almoner.do.applications import sift_actions as actions
from almoner.do.applications.models import Application
from almoner.do.applications.sifting import SIFT
from almoner.doors.staff.bids.forms import FailForm
from almoner.doors.staff.bids.pages import address, refused, seen
from almoner.doors.staff.people.asking import once, posted
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn

CHECKS = "checks"


def done(
    request: SignedIn, bid: Application, does: Callable[[], object], said: str, tab: str = CHECKS
) -> HttpResponse:
    """Do it and go back to the tab, or show the tab again with why not."""
    try:
        does()
    except Refused as no:
        return refused(request, bid, tab, no)
    messages.success(request, said)
    return redirect(address(bid, tab))


@require_POST
def find_overlaps(request: SignedIn, public_id: str) -> HttpResponse:
    bid = seen(request, public_id)
    return done(request, bid, lambda: actions.find_overlaps(bid, **once(request)), "Looked for bids like it.")


@require_POST
def view_overlap(request: SignedIn, public_id: str, overlap: int) -> HttpResponse:
    bid = seen(request, public_id)
    row = get_object_or_404(bid.overlaps, pk=overlap)
    view, note = request.POST.get("view", ""), request.POST.get("note", "")
    return done(
        request,
        bid,
        lambda: actions.view_overlap(row, **once(request), view=view, note=note),
        "Your view is kept.",
    )


@require_POST
def judge(request: SignedIn, public_id: str) -> HttpResponse:
    """`is_met` is yes or no; a reason for going on leaves it out, which says that the rule is not met."""
    bid, asked = seen(request, public_id), request.POST
    return done(
        request,
        bid,
        lambda: actions.judge(
            bid,
            **once(request),
            rule=asked.get("rule", ""),
            is_met=asked.get("is_met") == "yes",
            reason=asked.get("reason", ""),
            stage=asked.get("stage", SIFT),
        ),
        "Your answer is kept with your name.",
    )


@require_POST
def pass_sift(request: SignedIn, public_id: str) -> HttpResponse:
    bid = seen(request, public_id)
    said = f"{bid.reference} is eligible. The panel may see it once it is convened."
    return done(request, bid, lambda: actions.pass_sift(bid, **once(request)), said)


def fail_sift(request: SignedIn, public_id: str) -> HttpResponse:
    bid = seen(request, public_id)
    form = FailForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.fail_sift(bid, **once(request), **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(
                request, f"{bid.reference} is not eligible. The applicant hears with all others."
            )
            return redirect(address(bid, CHECKS))
    words = {"bid": bid, "form": form, "cancel": address(bid, CHECKS), "submit_text": "Find it not eligible"}
    return render(request, "staff/bids/fail.html", words, status=422 if form.errors else 200)


@require_POST
def open_checks(request: SignedIn, public_id: str) -> HttpResponse:
    bid = seen(request, public_id)
    said = "Due diligence is open."
    return done(request, bid, lambda: actions.open_checks(bid, **once(request)), said, "diligence")
