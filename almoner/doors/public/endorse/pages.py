"""A partner says in a minute, without an account, whether it supports a bid (4.6, 4.19)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from almoner.do.applications import actions, queries
from almoner.do.applications.endorsements import ANSWERS, Endorsement
from almoner.do.applications.states import DRAFT, SUBMITTED
from almoner.ground.core.refusals import Refused
from almoner.ground.ui.fields import ChoiceField, LongTextField, TextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look


class AnswerForm(Form):
    answer = ChoiceField(label="Do you support this project?", choices=ANSWERS)
    comment = LongTextField(
        label="In a sentence or two",
        required=False,
        max_length=2000,
        help_text="Needed if you have concerns. The applicant, the office and the panel read it.",
        look=Look(rows=4),
    )
    name = TextField(label="Your name and role", max_length=120, look=Look(autocomplete="name"))


@never_cache
def endorse(request: HttpRequest, token: str) -> HttpResponse:
    """A wrong link meets nothing. The answer may be given again until the bid is judged."""
    one = queries.endorsement_by(token)
    if one is None:
        raise Http404
    is_open = one.application.status in (DRAFT, SUBMITTED)
    form = AnswerForm(request.POST or None, initial=given_before(one))
    if request.method == "POST" and is_open and form.is_valid():
        try:
            answer(request, one, form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return redirect(f"{request.path}?thanks=1")
    words = {
        "one": one,
        "bid": one.application,
        "form": form,
        "is_open": is_open,
        "thanks": "thanks" in request.GET and bool(one.answer),
    }
    return render(request, "public/endorse/endorse.html", words, status=422 if form.is_bound else 200)


def given_before(one: Endorsement) -> dict[str, Any]:
    return {"answer": one.answer, "comment": one.comment, "name": one.answered_by_name}


def answer(request: HttpRequest, one: Endorsement, given: dict[str, Any]) -> None:
    actions.answer_endorsement(
        one,
        by=None,
        at=request.received_at,  # type: ignore[attr-defined]
        key=f"{one.public_id}-{request.POST.get('once', '')}",
        **given,
    )
