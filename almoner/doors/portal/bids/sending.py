"""Checking a bid, sending it, its receipt, its copy; and taking it back."""

import textwrap
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from almoner.do.applications import actions, copies, queries
from almoner.do.applications.access import written_by
from almoner.do.applications.facts import found_in
from almoner.do.applications.gathering import whole_of
from almoner.do.applications.models import Application
from almoner.do.applications.states import DRAFT
from almoner.do.applications.submitting import TooLate
from almoner.doors.portal.bids import showing
from almoner.doors.portal.bids.forms import WithdrawForm
from almoner.doors.portal.bids.opening import address, at_of, bid_for, can_write, framed, is_keyed_by, once
from almoner.ground.core.refusals import Refused
from almoner.ground.files.answers import attachment


def check(request: HttpRequest, public_id: str) -> HttpResponse:
    bid = bid_for(request, public_id)
    if bid.status != DRAFT:
        return redirect(address(bid))
    return check_page(request, bid)


def check_page(request: HttpRequest, bid: Application, errors: list[str] | None = None) -> HttpResponse:
    """The bid as the panel will see it, and what the rules say of it."""
    whole = whole_of(bid)
    found = found_in(whole, at=at_of(request))
    told = showing.told(bid, whole, found)
    words = framed(request, bid) | {
        "card": queries.card(bid, at_of(request)),
        "sections": showing.sections_of(whole),
        "blocks": told["blocks"],
        "warns": told["warns"],
        "unanswered": showing.unanswered(bid, whole),
        "met": sum(one.outcome == "met" for one in found),
        "can_write": can_write(request, bid),
        "errors": errors,
    }
    return render(request, "portal/bids/check.html", words, status=422 if errors else 200)


@require_POST
def send(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same form posted fifty times gives one receipt; what is late is noted and kept as a draft."""
    bid = get_object_or_404(written_by(request.user), public_id=public_id)  # type: ignore[arg-type]
    try:
        actions.submit(bid, **once(request))
    except TooLate as late:
        actions.note_late(bid, by=once(request)["by"], at=at_of(request))
        return render(
            request, "portal/bids/late.html", framed(request, bid) | {"reasons": late.reasons}, status=422
        )
    except Refused as no:
        bid.refresh_from_db()
        if bid.status != DRAFT:
            return redirect(address(bid, *([] if is_keyed_by(request, bid) else ["receipt"])))
        return check_page(request, bid_for(request, public_id), no.reasons)
    if is_keyed_by(request, bid):
        messages.success(request, f"{bid.reference} is sent. The applicant has been asked to confirm it.")
        return redirect("staff:bid", bid.public_id)
    return redirect(address(bid, "receipt"))


def sent_bid(request: HttpRequest, public_id: str) -> Application:
    bid = bid_for(request, public_id)
    if bid.submitted_at is None:
        raise Http404
    return bid


def receipt(request: HttpRequest, public_id: str) -> HttpResponse:
    bid = sent_bid(request, public_id)
    line = queries.line_of_sending(bid)
    words = framed(request, bid) | {
        "steps": showing.steps_of(bid, at_of(request)),
        "line": line,
        "checkpoint": queries.checkpoint_over(line) if line else None,
        "letter_to": bid.letters_to,
        "fingerprint": textwrap.wrap(bid.frozen_digest, 8),
    }
    return render(request, "portal/bids/receipt.html", words)


def proof(request: HttpRequest, public_id: str) -> HttpResponse:
    """The line of the record, its way to a signed checkpoint, and the keys: verifiable without us."""
    bid = sent_bid(request, public_id)
    found = queries.proof_of_sending(bid)
    if found is None:
        raise Http404
    answer = JsonResponse(found, json_dumps_params={"indent": 2})
    answer.headers["Content-Disposition"] = f'attachment; filename="{bid.reference}-receipt.json"'
    return answer


def copy(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """What was sent, as kept; of a draft, or before the worker has made it, printed now."""
    bid = bid_for(request, public_id)
    if bid.copy is not None:
        return attachment(bid.copy)
    answer = HttpResponse(copies.printed(bid), content_type="application/pdf")
    kind = "copy" if bid.submitted_at else "draft"
    answer.headers["Content-Disposition"] = f'attachment; filename="{bid.reference}-{kind}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    bid = bid_for(request, public_id)
    actions.confirm(bid, **once(request))
    messages.success(request, "Thank you. You have confirmed what we keyed.")
    return redirect(address(bid))


def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    bid = bid_for(request, public_id)
    if bid.status not in showing.WITHDRAWABLE or bid.answered_at is not None:
        raise Http404
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(bid, **once(request), reason=form.cleaned_data["reason"])
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, "The bid is withdrawn.")
            return redirect(address(bid))
    words: dict[str, Any] = {"bid": bid, "form": form, "cancel": address(bid)}
    return render(request, "portal/bids/withdraw.html", words, status=422 if form.is_bound else 200)
