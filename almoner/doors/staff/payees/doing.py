"""Pages on which finance verifies bank details, one small form each; they come back to the account."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.organisations import access as organisations
from almoner.do.payees import actions, lists
from almoner.do.payees.asking import Given
from almoner.do.payees.models import BankAccount
from almoner.do.payees.secrets import Unreadable
from almoner.do.payees.states import APPROVED, IN_USE
from almoner.do.payees.typed import tidied
from almoner.do.payees.verifying import Answer, Call
from almoner.doors.staff.payees.forms import (
    ApproveForm,
    CallForm,
    CheckForm,
    ConfirmForm,
    DetailsForm,
    ModulusForm,
    ReasonForm,
)
from almoner.doors.staff.payees.pages import seen, words_of
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.files import store
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.fresh import needs_fresh_sign_in
from almoner.ground.ui.words import short_day


def page_of(account: BankAccount) -> str:
    return reverse("staff:bank_account", args=[account.public_id])


def enter(request: SignedIn, public_id: str) -> HttpResponse:
    """Details from a letterhead or a statement, of an organisation without a lead who could give them."""
    visible = organisations.visible_to(request.user)
    row = get_object_or_404(visible, public_id=public_id)
    form = DetailsForm(posted(request), request.FILES or None)

    def keep(given: dict[str, Any]) -> object:
        return actions.enter(row, **once(request), way=given["way"], **taken_in(given))

    asked = Asked(
        f"Enter bank details of {row}",
        form,
        keep,
        "The details are kept. Everybody known at the organisation has been told.",
        reverse("staff:bank_details"),
        "Never from an email. Type what stands on the paper; somebody else approves it.",
        "Keep the details",
    )
    return ask(request, asked)


def taken_in(given: dict[str, Any]) -> dict[str, Any]:
    """What was typed, tidied, and the paper laid down."""
    details = tidied(given["sort_code"], given["account_number"], given["account_name"])
    paper = store.put(given["paper"], field="paper")
    more = Given(given["because"], given["modulus_reason"], given["stated_numbers"], paper)
    return {"details": details, "given": more}


def call(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    numbers = lists.numbers_for(row)
    fit = [one.held for one in numbers if not one.why_not]
    choices = [(one.value, f"{one.value}, held since {short_day(one.since)}") for one in fit]
    asked = Asked(
        f"Call {row.organisation} back",
        CallForm(posted(request), numbers=choices),
        lambda given: actions.call_back(row, **once(request), call=Call(**given)),
        "The call is written down.",
        page_of(row),
        "Call a number that we held before the request. Ask who gave the details and what their last four "
        "digits are; do not read them out.",
        "Keep the call",
        {"not_to_call": [one for one in numbers if one.why_not]},
    )
    return ask(request, asked, "staff/payees/call.html")


def check(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    asked = Asked(
        f"Payee check for {row.organisation}",
        CheckForm(posted(request)),
        lambda given: actions.check_payee(row, **once(request), answer=Answer(**given)),
        "The bank's answer is kept.",
        page_of(row),
        "Only a bank can say whose account it is. Write down here what yours answered.",
        "Keep the answer",
    )
    return ask(request, asked)


def modulus(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    asked = Asked(
        f"Modulus check of the details of {row.organisation}",
        ModulusForm(posted(request), initial={"modulus_reason": row.modulus_reason}),
        lambda given: actions.explain_modulus(row, **once(request), reason=given["modulus_reason"]),
        "The number was checked with the newest table.",
        page_of(row),
        "The number is checked again with the newest table. If it fails, it goes on with a reason only.",
        "Check again",
    )
    return ask(request, asked)


def approve(request: SignedIn, public_id: str) -> HttpResponse:
    """The second person, who shows first who they are."""
    row = seen(request, public_id)
    if (first := needs_fresh_sign_in(request)) is not None:
        return first
    asked = Asked(
        f"Approve bank details of {row.organisation}",
        ApproveForm(posted(request)),
        lambda given: actions.approve(row, **once(request), **given),
        "Approved.",
        page_of(row),
        "You have had no part in these details. First details are used at once; changed details rest first.",
        "Approve",
        words_of(request, row),
    )
    return ask(request, asked, "staff/payees/approve.html")


def end(request: SignedIn, public_id: str) -> HttpResponse:
    """Refused before approval, void after it, stopped when in use."""
    row = seen(request, public_id)
    does = {APPROVED: actions.withdraw, IN_USE: actions.stop}.get(row.status, actions.refuse)
    asked = Asked(
        f"Use the details of {row.organisation} no more",
        ReasonForm(posted(request)),
        lambda given: does(row, **once(request), **given),
        "The details are not used. The organisation has been told.",
        page_of(row),
        "Nothing is paid into this account from now on.",
        "Use them no more",
    )
    return ask(request, asked)


def again(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    asked = Asked(
        f"Verify the details of {row.organisation} again",
        ConfirmForm(posted(request)),
        lambda given: actions.verify_again(row, **once(request)),
        "The same details are to be called back, checked and approved.",
        reverse("staff:bank_details"),
        "The same details go the whole way once more. Nothing is paid until they are approved and rested.",
        "Begin",
    )
    return ask(request, asked)


@require_POST
def read(request: SignedIn, public_id: str) -> HttpResponse:
    """The details in full, on this answer alone; the record says who read them."""
    row = seen(request, public_id)
    if (first := needs_fresh_sign_in(request, page_of(row))) is not None:
        return first
    try:
        details = actions.read_details(row, by=request.user, at=request.received_at)
    except Unreadable as no:
        return render(request, "422.html", {"reason": str(no)}, status=422)
    answer = render(request, "staff/payees/in_full.html", {"row": row, "details": details})
    answer.headers["Cache-Control"] = "no-store"
    return answer
