"""Opening a sheet for signature, signing, announcing, withholding."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from almoner.do.agreements import preview
from almoner.do.agreements.actions import announce as announce_decision
from almoner.do.decisions import access, actions
from almoner.do.decisions.models import Decision
from almoner.doors.staff.decisions.forms import SignForm, WithholdForm
from almoner.doors.staff.decisions.pages import seen, words_of
from almoner.doors.staff.decisions.writing import hand
from almoner.ground.accounts.roles import DECISION_MAKER, has_role
from almoner.ground.core.refusals import Denied, Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.fresh import needs_fresh_sign_in


@require_POST
def open_for_signature(request: SignedIn, public_id: str) -> HttpResponse:
    """Reasons for going on past a SHOULD rule are posted as `reason_<rule>`."""
    row = seen(request, public_id)
    given = {
        name.removeprefix("reason_"): text
        for name, text in request.POST.items()
        if name.startswith("reason_")
    }
    try:
        actions.open_for_signature(row, reasons=given, **hand(request))
    except Refused as refused:
        words = words_of(request, seen(request, public_id), errors=refused.reasons, given=given)
        return render(request, "staff/decisions/decision.html", words, status=422)
    messages.success(request, "The sheet is open for signature. The signatories have been written to.")
    return redirect("staff:decision", public_id)


@require_POST
def take_back(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    try:
        actions.take_back(row, **hand(request))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("staff:decision", public_id)


def sign(request: SignedIn, public_id: str) -> HttpResponse:
    """The whole sheet once more, then one word; the person has shown within ten minutes who they are."""
    if (first := needs_fresh_sign_in(request)) is not None:
        return first
    row = seen(request, public_id)
    denied = access.may_sign(request.user, row)
    form = SignForm(request.POST or None, lines=lines_to_leave_out(request, row))
    if request.method == "POST" and form.is_valid() and sign_it(request, row, form):
        messages.success(request, "Your signature is on the sheet.")
        return redirect("staff:decision", public_id)
    more = {"form": form, "denied": denied.reason if isinstance(denied, Denied) else ""}
    status = 422 if form.errors else 200
    return render(request, "staff/decisions/sign.html", words_of(request, row, **more), status=status)


def lines_to_leave_out(request: SignedIn, row: Decision) -> list[Any]:
    person = request.user
    return list(row.lines.all()) if has_role(person, DECISION_MAKER) else []


def sign_it(request: SignedIn, row: Decision, form: SignForm) -> bool:
    try:
        actions.sign(
            row,
            agrees=form.cleaned_data["word"] == "yes",
            comment=form.cleaned_data["comment"],
            digest=request.POST.get("digest", ""),
            disagreed_lines=form.left_out(),
            **hand(request),
        )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def announce(request: SignedIn, public_id: str) -> HttpResponse:
    """Before: who will hear what. After: published, and all letters in the outbox together."""
    row = seen(request, public_id)
    errors: list[str] = []
    if request.method == "POST":
        try:
            announce_decision(row, **hand(request))
        except Refused as refused:
            errors = refused.reasons
        else:
            messages.success(request, "Published. Everybody is being told now.")
            return redirect("staff:decision", public_id)
    words = {"decision": row, "errors": errors, "letters": preview.letters_of(row)}
    return render(request, "staff/decisions/announce.html", words, status=422 if errors else 200)


def withhold(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = WithholdForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withhold(row, ground=form.cleaned_data["ground"], **hand(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("staff:decision", public_id)
    words = {"decision": row, "form": form, "submit_text": "Withhold this decision"}
    return render(request, "staff/decisions/withhold.html", words, status=422 if form.errors else 200)
