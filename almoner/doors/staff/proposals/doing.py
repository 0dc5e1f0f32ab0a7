"""What is done with an ad-hoc proposal: raised, changed, put forward, put to decision, given up (3.6)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.organisations.access import visible_to as visible_organisations
from almoner.do.decisions.actions import compose_ad_hoc
from almoner.do.decisions.models import Decision
from almoner.do.decisions.states import DRAFT
from almoner.do.proposals import access, actions, queries
from almoner.do.proposals.models import Proposal
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.doors.staff.proposals.forms import DropForm, ProposalForm, SheetForm
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.priorities.queries import priorities_on


def seen(request: SignedIn, public_id: str) -> Proposal:
    return get_object_or_404(queries.whole(access.visible_to(request.user)), public_id=public_id)


def onward(row: Proposal) -> str:
    return reverse("staff:proposal", args=[row.public_id])


def proposal_form(request: SignedIn, initial: dict[str, Any]) -> ProposalForm:
    today = clock.today()
    return ProposalForm(
        posted(request),
        initial=initial,
        organisations=visible_organisations(request.user).order_by("name"),
        budgets=queries.budgets_since(financial_year(today)),
        priorities=priorities_on(today),
        sponsors=queries.sponsors_on(today),
    )


def propose(request: SignedIn) -> HttpResponse:
    form = proposal_form(request, {"sponsor": request.user.public_id})
    asked = Asked(
        "Propose an ad-hoc grant",
        form,
        lambda given: actions.propose(None, **once(request), details=form.details()),
        "The proposal is raised. Put it forward when its words are whole.",
        reverse("staff:proposals"),
        "A smaller grant outside rounds, in answer to something that was identified. It goes through the "
        "same checks, decision, agreement and publication as a bid (3.6).",
        "Raise the proposal",
    )
    return ask(request, asked)


def revise(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = proposal_form(request, ProposalForm.initial_of(row))

    def write(given: dict[str, Any]) -> object:
        return actions.revise(row, **once(request), details=form.details())

    return ask(request, Asked(f"Change {row.reference}", form, write, "It is changed.", onward(row)))


@require_POST
def put_forward(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "It is put forward. Checks a to d are open."
    return done(request, lambda: actions.put_forward(row, **once(request)), words, onward(row))


@require_POST
def take_back(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    return done(
        request, lambda: actions.take_back(row, **once(request)), "It can be changed again.", onward(row)
    )


def drop(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    asked = Asked(
        f"Give up {row.reference}",
        DropForm(posted(request)),
        lambda given: actions.drop(row, **once(request), **given),
        "The proposal is given up.",
        onward(row),
        submit_text="Give it up",
    )
    return ask(request, asked)


def sheet(request: SignedIn, public_id: str) -> HttpResponse:
    """On a sheet of its own, or as another line of a sheet that is being written."""
    row = seen(request, public_id)
    drafts = Decision.objects.filter(status=DRAFT, kind="money").order_by("-pk")[:50]
    form = SheetForm(posted(request), drafts=drafts)

    def write(given: dict[str, Any]) -> object:
        chosen = form.drafts.get(given["sheet"])
        return compose_ad_hoc(row, **once(request), dated=given["dated"], sheet=chosen)

    asked = Asked(
        f"Put {row.reference} to decision",
        form,
        write,
        "It stands on the sheet. Add the header, then open it for signature.",
        onward(row),
        "The proposal becomes a line of a decision sheet, with its purpose, legal basis and reasons.",
        "Put it on the sheet",
    )
    return ask(request, asked)
