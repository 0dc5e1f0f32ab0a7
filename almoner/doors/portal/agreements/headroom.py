"""What other public money the organisation has had, before we decide (Subsidy Control Act 2022, s. 37)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from almoner.do.decisions.actions import declare_minimal
from almoner.do.decisions.subsidy_facts import asked_of
from almoner.doors.portal.agreements.forms import HeadroomForm
from almoner.doors.portal.agreements.pages import hand
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.office.arrival import SignedIn
from almoner.policy.subsidies import window_from
from almoner.policy.terms import terms_on


def headroom(request: SignedIn, public_id: str) -> HttpResponse:
    """The lead enters the sum and confirms it; others of the organisation read the question."""
    row = get_object_or_404(asked_of(request.user), public_id=public_id)
    form = HeadroomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            declare_minimal(row, declared_pence=form.cleaned_data["declared_pence"], **hand(request))
        except Refused as refused:
            form.refuse(refused)
        except NotAllowed as no:
            form.add_error(None, no.reason)
        else:
            messages.success(request, "Thank you. Your answer is with us.")
            return redirect("portal:home")
    today = london_date(request.received_at)
    words = {
        "row": row,
        "form": form,
        "since": window_from(today),
        "limit": terms_on(today).subsidy_limit_pence,
        "submit_text": "Confirm it",
    }
    return render(request, "portal/agreements/headroom.html", words, status=422 if form.errors else 200)
