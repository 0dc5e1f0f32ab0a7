"""“Check if you can apply”: five questions, two minutes, no account, and nothing is kept (4.1)."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from almoner.do.rounds import eligibility
from almoner.doors.public.rounds.forms import CheckForm
from almoner.doors.public.rounds.pages import at_of, seen
from almoner.policy.findings import Finding, Outcome

OPENING = "R4.9-6"


def check(request: HttpRequest, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    if row.opens_at is None or row.closes_at is None:
        raise Http404
    asked = "check" in request.GET
    form = CheckForm(request.GET if asked else None, round=row)
    words: dict[str, Any] = {"round": row, "form": form, "is_open": row.is_open(at_of(request))}
    if asked and form.is_valid():
        found = eligibility.findings_for(row, form.said(), at=at_of(request))
        words |= {"verdict": verdict(found), "findings": [shown(one) for one in found]}
    return render(request, "public/rounds/check.html", words, status=422 if form.errors else 200)


def verdict(found: Iterable[Finding]) -> tuple[str, str]:
    """The answer in one line with its colour; the day of the round counts last."""
    about_them = [one for one in found if one.rule != OPENING]
    if any(one.blocks for one in about_them):
        return "You cannot apply to this round", "red"
    if any(one.needs_judgement for one in about_them):
        return "We need the answers that are missing", "yellow"
    if any(one.blocks for one in found):
        return "You could apply, but the round is not open", "yellow"
    if any(one.needs_reason for one in about_them):
        return "You can apply, and should read what is said below", "yellow"
    return "You can apply", "green"


def shown(one: Finding) -> dict[str, Any]:
    """One finding in plain words, with its clause."""
    if one.outcome is Outcome.MET:
        status, colour = "Yes", "green"
    elif one.needs_judgement:
        status, colour = "Not answered", "grey"
    else:
        status, colour = ("No", "red") if one.blocks else ("Take care", "yellow")
    return {"finding": one, "status": status, "colour": colour}
