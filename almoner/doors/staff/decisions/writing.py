"""Writing a sheet: start it, fill it from its round, edit its words and lines."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from almoner.do.decisions import actions
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.doors.staff.decisions.forms import HeaderForm, LineForm, NewSheetForm, SectionsForm
from almoner.doors.staff.decisions.pages import rounds_to_decide, seen
from almoner.ground.core import clock
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.queries import priorities_on

HEADER = tuple(HeaderForm.base_fields)


def hand(request: SignedIn) -> dict[str, Any]:
    """Who does it, when, and the form's key."""
    return {"by": request.user, "at": request.received_at, "key": request.POST.get("once", "")}


def new(request: SignedIn) -> HttpResponse:
    rounds = rounds_to_decide()
    form = NewSheetForm(request.POST or None, rounds=rounds)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        chosen = next((one for one in rounds if one.public_id == said["round"]), None)
        try:
            made = actions.draft(
                chosen, title=said["title"], kind=said["kind"], dated=said["dated"], **hand(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("staff:decision", made.public_id)
    words = {"form": form, "submit_text": "Start the sheet"}
    return render(request, "staff/decisions/new.html", words, status=422 if form.errors else 200)


@require_POST
def fill(request: SignedIn, public_id: str) -> HttpResponse:
    """Lines and first words from the panel's recommendations."""
    row = seen(request, public_id)
    try:
        actions.compose(row, **hand(request))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("staff:decision", public_id)


def edit(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = HeaderForm(request.POST or None, initial={name: getattr(row, name) for name in HEADER})
    sections = SectionsForm(request.POST or None, decision=row)
    if request.method == "POST" and form.is_valid() and sections.is_valid():
        try:
            actions.revise(row, values=dict(form.cleaned_data), sections=sections.texts(), **hand(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("staff:decision", public_id)
    words = {"decision": row, "form": form, "sections": sections}
    return render(request, "staff/decisions/edit.html", words, status=422 if form.errors else 200)


def line_form(request: SignedIn, line: DecisionLine | None) -> LineForm:
    budgets = list(
        FundBudget.objects.select_related("fund", "stream").order_by("-financial_year", "fund__code")
    )
    return LineForm(
        request.POST or None,
        budgets=budgets,
        priorities=list(priorities_on(clock.today())),
        initial=LineForm.initial_of(line) if line else None,
    )


def line_of(row: Decision, line_id: str) -> DecisionLine | None:
    return get_object_or_404(row.lines.select_related("organisation"), public_id=line_id) if line_id else None


def line(request: SignedIn, public_id: str, line_id: str = "") -> HttpResponse:
    """Add a line, or change one."""
    row = seen(request, public_id)
    own = line_of(row, line_id)
    form = line_form(request, own)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_line(row, line=own, **form.values(), **hand(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("staff:decision", public_id)
    words = {"decision": row, "line": own, "form": form, "submit_text": "Save the line"}
    return render(request, "staff/decisions/line.html", words, status=422 if form.errors else 200)


@require_POST
def drop_line(request: SignedIn, public_id: str, line_id: str) -> HttpResponse:
    row = seen(request, public_id)
    try:
        actions.drop_line(row, line=get_object_or_404(row.lines, public_id=line_id), **hand(request))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("staff:decision", public_id)


def descriptions(request: SignedIn, public_id: str) -> HttpResponse:
    """Every public description on one page, to be read for personal details before the sheet is published."""
    row = seen(request, public_id)
    waiting = [one for one in row.lines.all() if not one.description_was_checked]
    if request.method == "POST":
        read = [one for one in waiting if one.public_id in request.POST.getlist("line")]
        try:
            actions.check_descriptions(row, lines=read, **hand(request))
        except Refused as refused:
            messages.error(request, " ".join(refused.reasons))
        return redirect("staff:decision", public_id)
    return render(request, "staff/decisions/descriptions.html", {"decision": row, "rows": waiting})
