"""From the tender to the award: principles, confirmation, winners, moves between states (2.1, 9.1)."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from almoner.analyse.organisations.access import visible_to as visible_organisations
from almoner.do.procurement import actions
from almoner.do.procurement.models import Procurement
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.doors.staff.procurement.forms import (
    CloseForm,
    ConfirmationForm,
    PrinciplesForm,
    ReasonForm,
    WinnerForm,
)
from almoner.doors.staff.procurement.planning import onward, seen
from almoner.ground.office.arrival import SignedIn
from almoner.policy.procurement import words_of


def principles(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    known = {one.principle: one for one in row.principles.all()}
    initial = {f"answer_{key}": one.answer for key, one in known.items()}
    initial |= {f"evidence_{key}": one.evidence for key, one in known.items()}
    words = words_of("principles", settings.POLICY_FOLDER)
    form = PrinciplesForm(posted(request), initial=initial, words=words)

    def write(given: dict[str, Any]) -> object:
        return actions.answer_principles(row, **once(request), answers=form.answers())

    lead = "All ten are answered before an award (2.1). You can save some now and the others later."
    asked = Asked(f"The ten principles: {row.reference}", form, write, "The answers are kept.", onward(row))
    return ask(request, Asked(**(vars(asked) | {"lead": lead})))


def confirm(request: SignedIn, public_id: str) -> HttpResponse:
    """What the seven-force team said, in its own reference."""
    row = seen(request, public_id)
    initial = {"by": row.confirmed_by, "on": row.confirmed_on, "reference": row.confirmation,
               "checks": row.checks, "note": row.checks_note}  # fmt: skip
    form = ConfirmationForm(posted(request), initial=initial)

    def write(given: dict[str, Any]) -> object:
        return actions.confirm(row, **once(request), said=form.said())

    return ask(
        request, Asked(f"Confirmation of {row.reference}", form, write, "It is recorded.", onward(row))
    )


def close(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.close(row, **once(request), **given)

    asked = Asked(f"Tenders of {row.reference}", CloseForm(posted(request)), write, "Evaluation has begun.",
                  onward(row), submit_text="Begin the evaluation")  # fmt: skip
    return ask(request, asked)


def winner(request: SignedIn, public_id: str, lot_id: str) -> HttpResponse:
    row = seen(request, public_id)
    lot = get_object_or_404(row.lots, public_id=lot_id)
    form = WinnerForm(posted(request), organisations=visible_organisations(request.user).order_by("name"))

    def write(given: dict[str, Any]) -> object:
        who, parts = form.chosen()
        return actions.name_winner(row, **once(request), lot=lot, winner=who, parts=parts)

    lead = "The winner leads and answers for the whole. All shares together make 100% (1.9)."
    return ask(
        request, Asked(f"Winner of {lot.title}", form, write, "The winner is named.", onward(row), lead)
    )


def because(request: SignedIn, row: Procurement, *, title: str, does: Any, said: str) -> HttpResponse:
    def write(given: dict[str, Any]) -> object:
        return does(row, **once(request), **given)

    return ask(request, Asked(title, ReasonForm(posted(request)), write, said, onward(row)))


def again(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    title, said = f"Evaluate {row.reference} again", "It is being evaluated again."
    return because(request, row, title=title, does=actions.look_again, said=said)


def abandon(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    title, said = f"Abandon {row.reference}", "It is abandoned. Add the notice of its termination."
    return because(request, row, title=title, does=actions.abandon, said=said)


@require_POST
def publish(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "The tender is out."
    return done(request, lambda: actions.publish(row, **once(request)), words, onward(row))


@require_POST
def recommend(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "The winner is recommended; put it to decision."
    return done(request, lambda: actions.recommend(row, **once(request)), words, onward(row))
