"""What is done with contracts: put to decision, made, signed, taken over, published, followed (3.9)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.organisations.access import visible_to as visible_organisations
from almoner.do.agreements import actions, contracts
from almoner.do.agreements.models import Contract
from almoner.do.decisions.actions import compose_contract
from almoner.do.procurement.access import visible_to as visible_procurements
from almoner.doors.staff.contracts.forms import (
    NextForm,
    PublicationForm,
    SheetForm,
    SignedForm,
    TakeOverForm,
)
from almoner.doors.staff.decisions.pages import page_of
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.doors.staff.procurement import planning
from almoner.ground.files import store
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.models import Fund


def seen(request: SignedIn, public_id: str) -> Contract:
    rows = contracts.visible_to(request.user).select_related("provider", "fund", "lot")
    return get_object_or_404(rows, public_id=public_id)


def onward(row: Contract) -> str:
    return reverse("staff:contract", args=[row.public_id])


def sheet(request: SignedIn, public_id: str) -> HttpResponse:
    """One sheet with a line for each lot and each year whose budget is set."""
    row = planning.seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return compose_contract(row, **once(request), **given)

    asked = Asked(
        f"Put {row.reference} to decision",
        SheetForm(posted(request)),
        write,
        "The sheet is filled. Read each description, add the header, then open it for signature.",
        planning.onward(row),
        "Every lot becomes a line of one decision sheet, for each year whose budget is set.",
        "Make the sheet",
        leads_to=page_of,
    )
    return ask(request, asked)


@require_POST
def make(request: SignedIn, public_id: str, lot_id: str) -> HttpResponse:
    row = planning.seen(request, public_id)
    lot = get_object_or_404(row.lots, public_id=lot_id)
    words = "The contract is made. Record the signatures when both have signed."
    return done(request, lambda: actions.make_contract(lot, **once(request)), words, planning.onward(row))


def take_over(request: SignedIn) -> HttpResponse:
    form = TakeOverForm(
        posted(request),
        providers=visible_organisations(request.user).order_by("name"),
        funds=Fund.objects.order_by("name"),
    )
    asked = Asked(
        "Take over a contract of before",
        form,
        lambda given: actions.take_over(None, **once(request), details=form.details()),
        "The contract is kept.",
        reverse("staff:contracts"),
        "Its decision and its value are kept as they are stated; no money moves.",
    )
    return ask(request, asked)


def signatures(request: SignedIn, public_id: str) -> HttpResponse:
    """Contracts are signed outside: who, when, and the paper."""
    row = seen(request, public_id)
    form = SignedForm(posted(request), request.FILES or None)

    def write(given: dict[str, Any]) -> object:
        copy = store.put(given["paper"], field="paper")
        return actions.record_signatures(row, **once(request), said=form.said(), copy=copy)

    asked = Asked(f"Signatures of {row.reference}", form, write, "The contract is signed.", onward(row))
    return ask(request, asked)


def publication(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = PublicationForm(posted(request), request.FILES or None)

    def write(given: dict[str, Any]) -> object:
        copy = store.put(given["copy"], field="copy") if given["copy"] else None
        return actions.settle_copy(row, **once(request), copy=copy, reason=given["reason"])

    return ask(request, Asked(f"Copy of {row.reference}", form, write, "It is kept.", onward(row)))


def what_follows(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    initial = {"review_on": row.review_on, "note": row.next_note,
               "successor": row.successor.reference if row.successor else ""}  # fmt: skip
    known = visible_procurements(request.user).order_by("-pk")[:200]
    form = NextForm(posted(request), initial=initial, procurements=known)

    def write(given: dict[str, Any]) -> object:
        after = form.procurements.get(given["successor"])
        more = {"review_on": given["review_on"], "note": given["note"], "successor": after}
        return actions.plan_next(row, **once(request), **more)

    return ask(request, Asked(f"What follows {row.reference}", form, write, "It is kept.", onward(row)))
