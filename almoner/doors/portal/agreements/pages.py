"""An organisation's agreement: read all of it, sign it with a statement of authority, or decline."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from almoner.do.agreements import access, actions, queries
from almoner.do.agreements.models import Agreement
from almoner.do.payments.queries import recoveries
from almoner.doors.portal.agreements.coming import coming
from almoner.doors.portal.agreements.forms import AcceptForm, DeclineForm
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.files.answers import attachment
from almoner.ground.office.arrival import SignedIn
from almoner.review.monitoring.queries import returns_of
from almoner.review.monitoring.reading import standings
from almoner.review.updates.access import is_grant


def seen(request: SignedIn, public_id: str) -> Agreement:
    rows = queries.whole(access.visible_to(request.user))
    return get_object_or_404(rows, public_id=public_id)


def words_of(request: SignedIn, row: Agreement, **more: Any) -> dict[str, Any]:
    is_lead = bool(access.may_accept(request.user, row))
    return {
        "agreement": row,
        "is_lead": is_lead,
        "form": AcceptForm(),
        "payments": coming(row, request.received_at),
        "updates": list(row.updates.all()),
        "can_tell": is_grant(row),
        "reports": standings(returns_of(row), london_date(request.received_at)),
        "asked_back": list(recoveries(row.recoveries.all())),
        **more,
    }


def agreement(request: SignedIn, public_id: str) -> HttpResponse:
    return render(request, "portal/agreements/agreement.html", words_of(request, seen(request, public_id)))


def hand(request: SignedIn) -> dict[str, Any]:
    return {"by": request.user, "at": request.received_at, "key": request.POST.get("once", "")}


def accept(request: SignedIn, public_id: str) -> HttpResponse:
    """Sign the wording whose digest the page shows."""
    row = seen(request, public_id)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            digest = request.POST.get("digest", "")
            actions.accept(row, digest=digest, **form.cleaned_data, **hand(request))
        except Refused as refused:
            form.refuse(refused)
        except NotAllowed as no:
            form.add_error(None, no.reason)
        else:
            messages.success(request, "Thank you. You have signed; now we sign and write to you.")
            return redirect("portal:agreement", public_id)
    words = words_of(request, row, form=form)
    return render(request, "portal/agreements/agreement.html", words, status=422 if form.errors else 200)


def decline(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decline(row, **form.cleaned_data, **hand(request))
        except Refused as refused:
            form.refuse(refused)
        except NotAllowed as no:
            form.add_error(None, no.reason)
        else:
            messages.success(request, "You have declined the offer.")
            return redirect("portal:agreement", public_id)
    words = {"agreement": row, "form": form, "submit_text": "Decline the offer"}
    return render(request, "portal/agreements/decline.html", words, status=422 if form.errors else 200)


def copy(request: SignedIn, public_id: str) -> FileResponse:
    """The PDF that both signed."""
    row = seen(request, public_id)
    if row.pdf is None:
        raise Http404
    return attachment(row.pdf)
