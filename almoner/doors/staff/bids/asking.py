"""Asking somebody outside about a bid, and taking a bid back for its applicant."""

from django.http import HttpResponse

from almoner.do.applications import actions
from almoner.doors.staff.bids.forms import ConsultForm, WithdrawForm
from almoner.doors.staff.bids.pages import address, seen
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.office.arrival import SignedIn


def consult(request: SignedIn, public_id: str) -> HttpResponse:
    bid = seen(request, public_id)
    asked = Asked(
        f"Ask somebody about {bid.reference}",
        ConsultForm(posted(request), initial={"summary": bid.summary}),
        lambda given: actions.consult(bid, **once(request), **given),
        "They have been written to.",
        address(bid, "support"),
        "They get a link by email and answer without an account. It is recorded (4.19).",
        "Ask them",
    )
    return ask(request, asked)


def withdraw(request: SignedIn, public_id: str) -> HttpResponse:
    bid = seen(request, public_id)
    asked = Asked(
        f"Withdraw {bid.reference}",
        WithdrawForm(posted(request)),
        lambda given: actions.withdraw(bid, **once(request), **given),
        f"{bid.reference} is withdrawn.",
        address(bid),
        "Only when the applicant has asked for it. Nothing is deleted.",
        "Withdraw the bid",
    )
    return ask(request, asked)
