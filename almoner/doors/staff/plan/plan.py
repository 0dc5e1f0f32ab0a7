"""Pages of the Police and Crime Plan and its priorities."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.doors.staff.people.asking import Asked, ask, once
from almoner.doors.staff.plan.forms import ContinuesForm, PlanForm, PriorityForm
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.plan.priorities import access, actions, queries


def plan(request: SignedIn) -> HttpResponse:
    today = clock.today()
    words = {
        "plans": list(queries.plans_with_priorities()),
        "now": queries.plan_on(today),
        "may_keep": bool(access.may_keep_plan(request.user, None)),
    }
    return render(request, "staff/plan/plan.html", words)


def asked(request: SignedIn, title: str, form: Any, does: Any, done: str) -> HttpResponse:
    return ask(request, Asked(title, form, does, done, reverse("staff:plan")))


def keep_plan(request: SignedIn, plan: int = 0) -> HttpResponse:
    """Without a number it begins another plan."""
    rows = access.plans_visible_to(request.user)
    row = get_object_or_404(rows, pk=plan) if plan else None
    form = PlanForm(request.POST or None, initial=vars(row) if row else {})

    def write(given: dict[str, Any]) -> object:
        return actions.keep_plan(row, **once(request), **given)

    return asked(request, f"Change {row}" if row else "Begin a plan", form, write, "The plan is kept.")


def add_priority(request: SignedIn, plan: int) -> HttpResponse:
    row = get_object_or_404(access.plans_visible_to(request.user), pk=plan)
    form = PriorityForm(request.POST or None)

    def write(given: dict[str, Any]) -> object:
        return actions.keep_priority(row, **once(request), **(given | {"position": given["position"] or 0}))

    return asked(request, f"Add a priority to {row}", form, write, "The priority is kept.")


def change_priority(request: SignedIn, code: str) -> HttpResponse:
    rows = access.visible_to(request.user).select_related("plan")
    row = get_object_or_404(rows, code=code)
    form = PriorityForm(request.POST or None, initial=vars(row))
    del form.fields["code"]

    def write(given: dict[str, Any]) -> object:
        more = given | {"position": given["position"] or 0}
        return actions.keep_priority(row.plan, **once(request), code=row.code, **more)

    return asked(request, f"Change {row.code}", form, write, "The priority is kept.")


def continues(request: SignedIn, code: str) -> HttpResponse:
    """Which priorities of earlier plans this one carries on."""
    rows = access.visible_to(request.user).select_related("plan")
    row = get_object_or_404(rows, code=code)
    before = rows.filter(plan__starts_on__lt=row.plan.starts_on).order_by("-plan__starts_on", "position")
    chosen = list(row.continues.values_list("old__code", flat=True))
    form = ContinuesForm(request.POST or None, initial={"earlier": chosen}, priorities=before)

    def write(given: dict[str, Any]) -> object:
        earlier = tuple(form.priorities[code] for code in given["earlier"])
        return actions.continue_priorities(row, **once(request), earlier=earlier)

    return asked(request, f"What {row} carries on", form, write, "It is kept.")
