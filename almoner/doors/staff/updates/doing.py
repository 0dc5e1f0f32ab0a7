"""Asking how a project goes; recording, publishing and taking back what shows what it did (4.14, 4.15)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.agreements.models import Agreement
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.doors.staff.updates.forms import (
    QUESTION,
    AnswerForm,
    AskForm,
    ConsentForm,
    ItemForm,
    NewItemForm,
)
from almoner.doors.staff.updates.pages import item_seen, update_seen
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.policy.terms import terms_on
from almoner.review.updates import access, actions
from almoner.review.updates.models import PublicityItem


def grant_seen(request: SignedIn, public_id: str) -> Agreement:
    found = access.visible_grants(request.user).select_related("line__organisation", "line__decision")
    return get_object_or_404(found, public_id=public_id)


def agreement_page(row: Agreement) -> str:
    return reverse("staff:agreement", args=[row.public_id]) + "#progress"


def item_page(row: PublicityItem) -> str:
    return reverse("staff:publicity_item", args=[row.public_id])


def ask_for(request: SignedIn, public_id: str) -> HttpResponse:
    row, today = grant_seen(request, public_id), clock.today()
    due = today + timedelta(days=terms_on(today).update_reply_days)
    form = AskForm(posted(request), initial={"question": QUESTION, "due_on": due})

    def write(given: dict[str, Any]) -> object:
        return actions.ask(row, **once(request), **given)

    lead = f"{row.line.organisation} gets a letter, and answers in a short form on its own page."
    title = f"Ask how “{row.line.title}” is going"
    said = "They have been asked."
    return ask(request, Asked(title, form, write, said, agreement_page(row), lead, submit_text="Ask them"))


def answer(request: SignedIn, public_id: str) -> HttpResponse:
    """Written down by an officer, for whoever told it by telephone."""
    row = update_seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.answer(row, **once(request), **given)

    onward = reverse("staff:update", args=[row.public_id])
    title = "Write down an answer"
    asked = Asked(title, AnswerForm(posted(request)), write, "The answer is kept.", onward, row.question)
    return ask(request, asked)


def record(request: SignedIn, public_id: str) -> HttpResponse:
    row = grant_seen(request, public_id)
    form = NewItemForm(posted(request), initial={"happened_on": clock.today()})

    def write(given: dict[str, Any]) -> object:
        consent = given["consent"]
        return actions.record_publicity(row, **once(request), details=form.details(), consent=consent)

    title = f"Record publicity of “{row.line.title}”"
    asked = Asked(title, form, write, "It is recorded.", agreement_page(row), leads_to=item_page)
    return ask(request, asked)


def change(request: SignedIn, public_id: str) -> HttpResponse:
    row = item_seen(request, public_id)
    form = ItemForm(posted(request), initial=ItemForm.initial_of(row))

    def write(given: dict[str, Any]) -> object:
        return actions.change_publicity(row, **once(request), details=form.details())

    lead = "With another link the consent for images is asked for anew."
    asked = Asked(f"Change: {row}", form, write, "It is changed.", item_page(row), lead)
    return ask(request, asked)


def consent(request: SignedIn, public_id: str) -> HttpResponse:
    row = item_seen(request, public_id)
    form = ConsentForm(posted(request), initial={"consent": row.consent})

    def write(given: dict[str, Any]) -> object:
        return actions.record_consent(row, **once(request), **given)

    return ask(
        request, Asked("Consent for the images", form, write, "It is recorded.", item_page(row), row.words)
    )


Press = Callable[..., Any]


def pressed(request: SignedIn, public_id: str, does: Press, words: str) -> HttpResponse:
    row = item_seen(request, public_id)
    return done(request, lambda: does(row, **once(request)), words, item_page(row))


@require_POST
def publish(request: SignedIn, public_id: str) -> HttpResponse:
    return pressed(request, public_id, actions.publish, "It stands on the page of the award now.")


@require_POST
def keep(request: SignedIn, public_id: str) -> HttpResponse:
    return pressed(request, public_id, actions.keep, "It is kept in the office and shown to nobody else.")


@require_POST
def withdraw(request: SignedIn, public_id: str) -> HttpResponse:
    words = "The consent is withdrawn. It is not published."
    return pressed(request, public_id, actions.withdraw_consent, words)


@require_POST
def drop(request: SignedIn, public_id: str) -> HttpResponse:
    row = item_seen(request, public_id)
    onward, words = agreement_page(row.agreement), "It is taken out."
    return done(request, lambda: actions.drop_publicity(row, **once(request)), words, onward)
