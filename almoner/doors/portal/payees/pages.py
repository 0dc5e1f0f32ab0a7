"""An organisation's bank details for its own members: what we hold, masked, and where a change stands."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.payees import access, actions
from almoner.do.payees.asking import Given
from almoner.do.payees.models import BankAccount
from almoner.do.payees.queries import standings
from almoner.do.payees.states import IN_USE, OPEN
from almoner.do.payees.typed import tidied
from almoner.doors.portal.organisation.asking import Asked, ask, once
from almoner.doors.portal.organisation.pages import own
from almoner.doors.portal.payees.forms import BankForm, WithdrawForm
from almoner.doors.portal.payees.showing import COLOURS, steps_of
from almoner.ground.files import store
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.fresh import needs_fresh_sign_in


def page_of(public_id: str) -> str:
    return reverse("portal:bank_details", args=[public_id])


def bank_details(request: SignedIn, public_id: str) -> HttpResponse:
    row = own(request, public_id)
    kept = access.visible_to(request.user).filter(organisation=row).select_related("asked_by")
    accounts = list(kept.order_by("-pk")[:50])
    coming = next((one for one in accounts if one.status in OPEN), None)
    words = {
        "organisation": row,
        "used": next((one for one in accounts if one.status == IN_USE), None),
        "coming": coming,
        "steps": steps_of(coming) if coming else [],
        "ended": [one for one in accounts if one.status not in {IN_USE, *OPEN}],
        "colours": COLOURS,
        "why_not": standings([row], request.received_at)[row.pk].why_not,
        "may_ask": bool(access.may_ask(request.user, row)),
    }
    return render(request, "portal/payees/bank_details.html", words)


def bank_ask(request: SignedIn, public_id: str) -> HttpResponse:
    """The lead gives details, first ones or changed ones, after showing again who they are."""
    row = own(request, public_id)
    if (first := needs_fresh_sign_in(request)) is not None:
        return first
    form = BankForm(request.POST or None, request.FILES or None)

    def give(given: dict[str, Any]) -> BankAccount:
        details = tidied(given["sort_code"], given["account_number"], given["account_name"])
        paper = store.put(given["paper"], field="paper") if given["paper"] else None
        more = Given(given["because"], given["modulus_reason"], paper=paper)
        made: BankAccount = actions.ask(row, **once(request), details=details, given=more)
        return made

    asked = Asked(
        title=f"Bank details of {row}",
        form=form,
        does=give,
        onward=lambda made: page_of(public_id),
        done="Thank you. We now call you on a number that we held before, and write to all your addresses.",
        cancel=page_of(public_id),
        lead="Only a lead can do this. We never ask for a password or a code.",
        submit_text="Send the details",
    )
    return ask(request, asked)


def bank_withdraw(request: SignedIn, public_id: str, account: str) -> HttpResponse:
    row = own(request, public_id)
    found = get_object_or_404(access.visible_to(request.user), organisation=row, public_id=account)
    asked = Asked(
        title="Take the request back",
        form=WithdrawForm(request.POST or None),
        does=lambda given: actions.withdraw(found, **once(request), **given),
        onward=lambda made: page_of(public_id),
        done="The request is taken back.",
        cancel=page_of(public_id),
        lead=f"The details ending {found.last_four} will not be used. What was used before is used on.",
        submit_text="Take it back",
    )
    return ask(request, asked)
