"""Interests: all bids on one page before anything opens, and one bid at any time later."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from almoner.analyse.organisations.queries import organisations_of
from almoner.do.applications.models import Application
from almoner.do.evaluation import access, actions
from almoner.do.evaluation.models import PanelMember
from almoner.doors.panel.forms import InterestForm, InterestsForm
from almoner.doors.panel.pages import undeclared
from almoner.doors.panel.seats import once, place
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn


def declare(request: SignedIn, public_id: str) -> HttpResponse:
    """Names of organisations and titles only (R4.10-2); what is declared as free of interest stands below."""
    member = place(request, public_id)
    waiting = undeclared(request).filter(round=member.panel.round_id).select_related("organisation")
    connected = [one.organisation_id for one in organisations_of(request.user)]
    bids = waiting.order_by("organisation__name", "reference")
    form = InterestsForm(request.POST or None, bids=bids, connected=connected)
    if request.method == "POST" and form.is_valid() and keep(request, member, form):
        return onward(request, member)
    free = access.bids_to_declare(request.user).filter(
        declarations__member=member, declarations__has_interest=False
    )
    words = {
        "form": form,
        "member": member,
        "round": member.panel.round,
        "free": free.select_related("organisation").order_by("organisation__name", "reference"),
        "aside": member.declarations.filter(has_interest=True).count(),
    }
    return render(request, "panel/declare.html", words, status=422 if form.errors else 200)


def keep(request: SignedIn, member: PanelMember, form: InterestsForm) -> bool:
    """Every answer by itself: one that is refused does not undo the others."""
    answers = form.answers()
    if not answers:
        form.add_error(None, "Choose an answer for at least one bid.")
    for bid, has_interest, nature in answers:
        try:
            actions.declare_interest(
                member,
                **once(request, bid.public_id),
                application=bid,
                has_interest=has_interest,
                nature=nature,
            )
        except Refused as no:
            form.add_error(f"bid_{bid.public_id}", " ".join(no.reasons))
    return not form.errors


def onward(request: SignedIn, member: PanelMember) -> HttpResponse:
    left = undeclared(request).filter(round=member.panel.round_id).count()
    if left:
        messages.success(request, "Saved. Some bids still wait for your answer.")
        return redirect("panel:declare", member.panel.public_id)
    messages.success(request, "You have declared on every bid.")
    return redirect("panel:panel", member.panel.public_id)


def interest(request: SignedIn, public_id: str) -> HttpResponse:
    """“I have an interest”, at any time while the panel is open; afterwards the bid is not there."""
    bids = access.bids_to_declare(request.user).select_related("organisation", "round__panel")
    bid: Application = get_object_or_404(bids, public_id=public_id)
    member = access.seat_in(request.user, bid.round.panel)
    form = InterestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.declare_interest(
                member, **once(request), application=bid, has_interest=True, **form.cleaned_data
            )
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, "Noted. The bid is taken from you, and any score you gave it is void.")
            return redirect("panel:panel", bid.round.panel.public_id)
    return render(
        request, "panel/interest.html", {"form": form, "bid": bid}, status=422 if form.errors else 200
    )
