"""Agreements for the office: find one, read it, sign it for the body, read the wording in use."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from almoner.do.agreements import access, actions, queries
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.states import AGREEMENT
from almoner.do.graduation.access import may_graduate
from almoner.do.graduation.models import Graduation
from almoner.doors.staff.agreements import signing
from almoner.doors.staff.updates.pages import of_agreement
from almoner.ground.core import clock
from almoner.ground.core.refusals import Refused
from almoner.ground.files.answers import attachment
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.fresh import needs_fresh_sign_in
from almoner.ground.ui.paging import after_key
from almoner.review.monitoring.queries import returns_of
from almoner.review.monitoring.reading import standings

A_PAGE = 60
COLOURS = {
    "offered": "yellow", "accepted": "orange", "signed": "green", "lapsed": "red", "declined": "grey",
}  # fmt: skip


def agreements(request: SignedIn) -> HttpResponse:
    visible = access.visible_to(request.user)
    state = request.GET.get("state", "")
    state = state if state in AGREEMENT.words else ""
    rows = list(queries.in_state(visible, state, after_key(request))[: A_PAGE + 1])
    more = len(rows) > A_PAGE
    words = {
        "rows": rows[:A_PAGE],
        "states": AGREEMENT.words,
        "state": state,
        "colours": COLOURS,
        "to_sign": signing.to_sign(request.user).count(),
        "next_href": f"?state={state}&after={rows[A_PAGE - 1].pk}" if more else "",
    }
    return render(request, "staff/agreements/agreements.html", words)


def seen(request: SignedIn, public_id: str) -> Agreement:
    rows = queries.whole(access.visible_to(request.user))
    return get_object_or_404(rows, public_id=public_id)


def agreement(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    may_sign = row.status == "accepted" and bool(access.may_countersign(request.user, row))
    is_pilot = row.status == "signed" and row.line.application_id is not None
    words = {
        "agreement": row,
        "colour": COLOURS[row.status],
        "may_sign": may_sign,
        "reports": standings(returns_of(row), clock.today()),
        "graduation": Graduation.objects.filter(agreement=row).first() if is_pilot else None,
        "may_mark": is_pilot and bool(may_graduate(request.user, row)),
        "came": of_agreement(row, request.user),
    }
    return render(request, "staff/agreements/agreement.html", words)


def countersign(request: SignedIn, public_id: str) -> HttpResponse:
    """Our signature, after the recipient's, on the very wording that was read."""
    if (first := needs_fresh_sign_in(request)) is not None:
        return first
    row = seen(request, public_id)
    errors: list[str] = []
    if request.method == "POST":
        once = request.POST.get("once", "")
        try:
            actions.countersign(
                row, by=request.user, at=request.received_at, key=once, digest=request.POST.get("digest", "")
            )
        except Refused as refused:
            errors = refused.reasons
        else:
            messages.success(request, "Signed. The recipient has been written to.")
            return redirect("staff:agreement", public_id)
    words = {"agreement": row, "errors": errors}
    return render(request, "staff/agreements/sign.html", words, status=422 if errors else 200)


def copy(request: SignedIn, public_id: str) -> FileResponse:
    """The PDF that both signed."""
    row = seen(request, public_id)
    if row.pdf is None:
        raise Http404
    return attachment(row.pdf)
