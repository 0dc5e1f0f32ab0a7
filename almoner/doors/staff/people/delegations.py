"""Pages about who stands in for whom, and about administrators who look at casework."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.people.forms import DelegateForm, EndForm, LookForm
from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.accounts.roles import ADMINISTRATOR, has_role
from almoner.ground.core import clock
from almoner.ground.office import actions, queries
from almoner.ground.office.access import may_end_delegation, may_open_look
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older

A_PAGE = 25


def page_of(rows: QuerySet[Any], request: SignedIn) -> tuple[list[Any], str]:
    """Newest first; the second is the address of the page after this one."""
    found = list(older(rows, after_key(request, "before")).order_by("-pk")[: A_PAGE + 1])
    return found[:A_PAGE], f"?before={found[A_PAGE - 1].pk}" if len(found) > A_PAGE else ""


def lendable(person: Person) -> QuerySet[RoleHolding]:
    """Roles the person may lend: their own, or for an administrator anybody's."""
    held = queries.holdings().filter(queries.on(clock.today()))
    return held if has_role(person, ADMINISTRATOR) else held.filter(person=person)


def delegations(request: SignedIn) -> HttpResponse:
    rows, next_href = page_of(queries.delegations(), request)
    today = clock.today()
    words = {
        "rows": rows, "next_href": next_href, "today": today, "may_lend": lendable(request.user).exists(),
        "ends": {row.pk for row in rows if row.ends_on >= today and may_end_delegation(request.user, row)},
    }  # fmt: skip
    return render(request, "staff/people/delegations.html", words)


def delegate(request: SignedIn) -> HttpResponse:
    people = Person.objects.filter(pk__in=queries.holdings().values("person"), is_active=True)
    form = DelegateForm(posted(request), holdings=lendable(request.user), people=people)

    def write(given: dict[str, Any]) -> object:
        holding, deputy = form.holdings[given.pop("holding")], form.people[given.pop("deputy")]
        return actions.delegate(holding, **once(request), deputy=deputy, **given)

    return ask(
        request,
        Asked(
            "Let somebody act in a role",
            form,
            write,
            "The delegation is recorded, and the deputy is told.",
            reverse("staff:delegations"),
            "A deputy acts only on days that are written down here. "
            "One person cannot hold two of the three roles that sign a decision.",
            "Record the delegation",
        ),
    )


def end_delegation(request: SignedIn, delegation: int) -> HttpResponse:
    row = get_object_or_404(queries.delegations(), pk=delegation)
    form = EndForm(posted(request))
    return ask(
        request,
        Asked(
            f"End the delegation to {row.deputy}",
            form,
            lambda given: actions.end_delegation(row, **once(request), **given),
            "The last day is kept.",
            reverse("staff:delegations"),
        ),
    )


def looks(request: SignedIn) -> HttpResponse:
    """An administrator opens a look here; auditors and the Monitoring Officer read who did."""
    rows, next_href = page_of(queries.looks(), request)
    form = LookForm(posted(request))
    may = bool(may_open_look(request.user, None))
    words = {
        "rows": rows, "next_href": next_href, "form": form, "may_look": may,
        "open": queries.open_look(request.user), "now": clock.now(),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "staff/people/looks.html", words)
    asked = Asked(
        "Look at casework",
        form,
        lambda given: actions.open_look(None, **once(request), **given),
        "You may look for thirty minutes.",
        reverse("staff:looks"),
        more=words,
    )
    return ask(request, asked)


def close_look(request: SignedIn) -> HttpResponse:
    found = queries.open_look(request.user)
    if request.method == "POST" and found:
        actions.close_look(found, **once(request))
    return redirect("staff:looks")
