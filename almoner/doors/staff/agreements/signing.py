"""Several agreements read and signed on one page, each with a signature of its own (3.4)."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from almoner.do.agreements import access, actions, queries
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.states import ACCEPTED
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.fresh import needs_fresh_sign_in

MOST = 50


def to_sign(person: Person) -> QuerySet[Agreement]:
    """Accepted by the recipient, for those who may sign: the first accepted first."""
    found = access.visible_to(person).filter(status=ACCEPTED)
    may = found.exists() and access.may_countersign(person, found[0])
    return found.order_by("accepted_at", "pk") if may else found.none()


def sign_many(request: SignedIn) -> HttpResponse:
    """Those that are ticked, one after the other; what cannot be signed is said, and the others stand."""
    if (first := needs_fresh_sign_in(request)) is not None:
        return first
    rows = list(queries.whole(to_sign(request.user))[:MOST])
    errors: list[str] = []
    if request.method == "POST":
        chosen = [one for one in rows if one.public_id in request.POST.getlist("sign")]
        errors = sign_each(request, chosen)
        if not errors:
            return redirect("staff:agreements")
        rows = list(queries.whole(to_sign(request.user))[:MOST])
    words = {"rows": rows, "errors": errors}
    return render(request, "staff/agreements/sign_many.html", words, status=422 if errors else 200)


def sign_each(request: SignedIn, chosen: Sequence[Agreement]) -> list[str]:
    """What could not be signed and why; how many were is said to the person."""
    if not chosen:
        return ["Tick the agreements that you have read and sign."]
    errors = [f"{one}: {no}" for one in chosen if (no := signed(request, one))]
    if done := len(chosen) - len(errors):
        many = "1 agreement is signed" if done == 1 else f"{done} agreements are signed"
        messages.success(request, f"{many}. The recipients have been written to.")
    return errors


def signed(request: SignedIn, row: Agreement) -> str:
    """Sign one by the digest that stood on the page; why not, or nothing."""
    digest, once = request.POST.get(f"digest_{row.public_id}", ""), request.POST.get("once", "")
    key = f"{once}-{row.pk}" if once else ""
    try:
        actions.countersign(row, by=request.user, at=request.received_at, key=key, digest=digest)
    except Refused as refused:
        return " ".join(refused.reasons)
    return ""
