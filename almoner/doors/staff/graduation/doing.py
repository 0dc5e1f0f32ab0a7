"""What is done with a pilot: marked, moved on, not taken on, looked at again (3.2)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from almoner.analyse.organisations.access import visible_to as visible_organisations
from almoner.do.agreements.access import visible_to as visible_agreements
from almoner.do.graduation import access, actions, queries
from almoner.do.graduation.models import Graduation
from almoner.do.proposals.queries import budgets_since, sponsors_on
from almoner.doors.staff.graduation.forms import FromPilotForm, LinkForm, ReasonForm
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.priorities.queries import priorities_on


def seen(request: SignedIn, public_id: str) -> Graduation:
    return get_object_or_404(queries.whole(access.visible_to(request.user)), public_id=public_id)


def onward() -> str:
    return reverse("staff:graduation")


def mark(request: SignedIn, public_id: str) -> HttpResponse:
    rows = visible_agreements(request.user).select_related("line")
    agreement = get_object_or_404(rows, public_id=public_id)
    asked = Asked(
        f"Mark {agreement.reference} as suitable to scale",
        ReasonForm(posted(request), question="Why is it suitable to scale?"),
        lambda given: actions.mark(agreement, **once(request), **given),
        "It stands on the list.",
        onward(),
        f"{agreement.line.title}. Projects that work may go on with money of a larger fund (3.2).",
        "Mark it",
    )
    return ask(request, asked)


def propose(request: SignedIn, public_id: str) -> HttpResponse:
    row, today = seen(request, public_id), clock.today()
    form = FromPilotForm(
        posted(request),
        initial=FromPilotForm.initial_from(row) | {"sponsor": request.user.public_id},
        organisations=visible_organisations(request.user).filter(decision_lines=row.agreement.line_id),
        budgets=budgets_since(financial_year(today)),
        priorities=priorities_on(today),
        sponsors=sponsors_on(today),
    )

    def write(given: dict[str, Any]) -> object:
        early = given.pop("early_reason")
        return actions.propose(row, **once(request), details=form.details(), early_reason=early)

    lead = "An ad-hoc proposal, filled in from the pilot: change what the larger fund is to pay for."
    asked = Asked(
        f"Move {row.agreement.reference} on", form, write, "The proposal is raised.",
        reverse("staff:proposals"), lead, "Raise the proposal",
    )  # fmt: skip
    return ask(request, asked)


def link(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = LinkForm(posted(request), proposals=queries.proposals_for(row), shares=queries.shares_for(row))

    def write(given: dict[str, Any]) -> object:
        key, early = given["carrier"], given["early_reason"]
        proposal, share = form.proposals.get(key), form.shares.get(key)
        return actions.link(row, **once(request), proposal=proposal, allocation=share, early_reason=early)

    lead = "A proposal or a core share of the same organisation that stands here already."
    asked = Asked(f"Move {row.agreement.reference} on", form, write, "It has moved on.", onward(), lead)
    return ask(request, asked)


def leave(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = ReasonForm(posted(request), question="Why is it not taken on?")

    def write(given: dict[str, Any]) -> object:
        return actions.leave(row, **once(request), **given)

    title = f"Do not take {row.agreement.reference} on"
    return ask(request, Asked(title, form, write, "It is kept.", onward()))


def reopen(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = ReasonForm(posted(request), question="Why is it looked at again?")

    def write(given: dict[str, Any]) -> object:
        return actions.reopen(row, **once(request), **given)

    title = f"Look at {row.agreement.reference} again"
    return ask(request, Asked(title, form, write, "It is kept.", onward()))
