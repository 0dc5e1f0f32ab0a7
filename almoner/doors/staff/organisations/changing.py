"""Pages on which the office puts right or writes down something of an organisation."""

import dataclasses
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from almoner.analyse.areas.queries import areas_on
from almoner.analyse.organisations import actions, keeping
from almoner.analyse.organisations.details import details_of
from almoner.doors.staff.organisations.forms import AccountsForm, CorrectionForm, EarlierAwardForm, ReturnForm
from almoner.doors.staff.organisations.pages import page_of, seen
from almoner.doors.staff.people.asking import Asked, ask, once
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.access import visible_to as visible_funds
from almoner.review.monitoring.queries import reported_here


def details(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    now = details_of(row)
    shown = now.as_dict() | {"home_area": now.home_area.code if now.home_area else ""}
    form = CorrectionForm(request.POST or None, initial=shown, areas=areas_on(clock.today()))

    def write(given: dict[str, Any]) -> object:
        is_another = given.pop("is_another")
        given["home_area"] = form.areas.get(given["home_area"])
        return actions.change_details(
            row, **once(request), details=dataclasses.replace(now, **given), is_another=is_another
        )

    return ask(request, Asked(f"Correct {row}", form, write, "The details are kept.", page_of(row)))


def accounts(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    asked = Asked(
        f"Accounts of {row}",
        AccountsForm(request.POST or None),
        lambda given: keeping.record_accounts(row, **once(request), figures=keeping.YearFigures(**given)),
        "The figures are kept.",
        page_of(row),
        "The organisation cannot change figures that the office enters. A year entered again is corrected.",
    )
    return ask(request, asked)


def earlier_award(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    funds = visible_funds(request.user)
    asked = Asked(
        f"An earlier award to {row}",
        EarlierAwardForm(request.POST or None, funds=funds),
        lambda given: keeping.record_earlier_award(row, **once(request), award=keeping.PastAward(**given)),
        "The award is written down.",
        page_of(row),
        "Money it had before this system kept awards (4.8).",
    )
    return ask(request, asked)


def return_standing(request: SignedIn, public_id: str, award: int) -> HttpResponse:
    """Only for awards from before: the others say so by their reports."""
    row = seen(request, public_id)
    found = get_object_or_404(row.earlier_awards, pk=award)
    if reported_here([found.reference]):
        raise Http404
    shown = {"state": found.return_state, "delivered": found.delivered}
    asked = Asked(
        f"The report of {found.reference}",
        ReturnForm(request.POST or None, initial=shown),
        lambda given: keeping.record_return_standing(found, **once(request), **given),
        "It is kept.",
        page_of(row),
        "An overdue or rejected report stands in the way of another award (4.8).",
    )
    return ask(request, asked)
