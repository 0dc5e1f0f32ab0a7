"""Reviewing a report: accept it, ask about it, send it back, open it again (4.13)."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from almoner.doors.staff.monitoring.forms import AcceptForm, QuestionForm, ReasonForm
from almoner.doors.staff.monitoring.pages import seen
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core.money import in_words
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.forms import Form
from almoner.review.monitoring import actions
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.reading import read


def page_of(row: Return) -> str:
    return reverse("staff:return", args=[row.public_id])


def accept(request: SignedIn, public_id: str) -> HttpResponse:
    """A mid-year report lets the second instalment be paid; at the end, money left is accounted for first."""
    row = seen(request, public_id)
    left = read(row, request.received_at).unspent_pence
    form = AcceptForm(posted(request))
    if not row.is_final:
        del form.fields["kept_because"]
    lead = "The second instalment no longer waits for it, where there is one."
    if row.is_final:
        lead = f"{in_words(left)} was not spent." if left else "All of the grant was spent."

    def accepted(given: dict[str, Any]) -> object:
        return actions.accept_return(row, **once(request), **given)

    words = f"Accept the {row.get_stage_display().lower()} of {row.agreement.reference}"
    asked = Asked(
        words, form, accepted, "Accepted. The recipient is written to.", page_of(row), lead, "Accept"
    )
    return ask(request, asked)


def query(request: SignedIn, public_id: str) -> HttpResponse:
    lead = "The recipient answers, and may change the report meanwhile. It is not overdue until then."
    return say(request, public_id, QuestionForm(posted(request)), actions.query_return, lead)


def send_back(request: SignedIn, public_id: str) -> HttpResponse:
    lead = "The recipient writes it again. If its day has passed it is overdue at once, and payments wait."
    return say(request, public_id, ReasonForm(posted(request)), actions.send_back, lead)


def reopen(request: SignedIn, public_id: str) -> HttpResponse:
    lead = "For a report that turns out to be wrong. If its day has passed it is overdue at once."
    return say(request, public_id, ReasonForm(posted(request)), actions.reopen, lead)


def say(request: SignedIn, public_id: str, form: Form, does: Any, lead: str) -> HttpResponse:
    row = seen(request, public_id)
    words = f"The {row.get_stage_display().lower()} of {row.agreement.reference}"

    def written(given: dict[str, Any]) -> object:
        return does(row, **once(request), **given)

    return ask(
        request, Asked(words, form, written, "The recipient is written to.", page_of(row), lead, "Send")
    )
