"""The steps of a bid for outside money: signed off, submitted, answered, put to decision."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from almoner.do.decisions.actions import compose_receipt
from almoner.doors.staff.bids_in.forms import AnswerForm, SheetForm, SubmitForm, WinForm, WithdrawForm
from almoner.doors.staff.bids_in.pages import seen
from almoner.doors.staff.bids_in.writing import onward
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.plan.bids import actions


@require_POST
def sign_off(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "The bid is signed off and can be sent."
    return done(request, lambda: actions.sign_off(row, **once(request)), words, onward(row))


@require_POST
def reopen(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "The bid is open for writing again; its sign-off is void."
    return done(request, lambda: actions.reopen(row, **once(request)), words, onward(row))


def submit(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = SubmitForm(posted(request), today=clock.today())

    def write(given: dict[str, Any]) -> object:
        return actions.submit(row, **once(request), **given)

    return ask(request, Asked(f"{row} was sent", form, write, "The bid is submitted.", onward(row)))


def win(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = WinForm(posted(request), parts=row.parts.select_related("stream"))

    def write(given: dict[str, Any]) -> object:
        said = {"answered_on": given["answered_on"], "outcome": given["outcome"]}
        return actions.win(row, **once(request), awards=form.awards(), **said)

    lead = "What is won is expected at once. It can be budgeted when a published decision accepts it (1.8)."
    return ask(request, Asked(f"{row} was won", form, write, "The award is written down.", onward(row), lead))


def lose(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = AnswerForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        return actions.lose(row, **once(request), **given)

    return ask(request, Asked(f"{row} was lost", form, write, "The answer is written down.", onward(row)))


def withdraw(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = WithdrawForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        return actions.withdraw(row, **once(request), **given)

    lead = "What was won and not yet accepted is no longer expected."
    return ask(
        request,
        Asked(f"Give up {row}", form, write, "The bid is withdrawn.", onward(row), lead, "Give it up"),
    )


def sheet(request: SignedIn, public_id: str) -> HttpResponse:
    """The decision sheet that accepts what was won."""
    row = seen(request, public_id)
    form = SheetForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        return compose_receipt(row, **once(request), **given)

    said = "The sheet is begun. Open it, add the header and read its words; then it can be signed."
    lead = "Signed and published, the sheet accepts the money, which can then be budgeted."
    return ask(
        request,
        Asked(f"Put {row} to decision", form, write, said, onward(row), lead, submit_text="Make the sheet"),
    )
