"""One form, one action: the shape of every page here that changes something."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.forms import Form

Words = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """`does` gets the cleaned answers and gives what was made; `onward` tells from it where to go."""

    title: str
    form: Form
    does: Callable[[Words], Any]
    onward: Callable[[Any], str]
    done: str
    cancel: str
    lead: str = ""
    submit_text: str = "Save"
    more: Words = field(default_factory=dict)


def once(request: SignedIn) -> Words:
    """Who does it, when, and under which key, for any action."""
    return {
        "by": request.user,
        "at": request.received_at,
        "key": request.POST.get("once", ""),
    }


def ask(request: SignedIn, asked: Asked) -> HttpResponse:
    form = asked.form
    if request.method == "POST" and form.is_valid():
        try:
            made = asked.does(form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, asked.done)
            return redirect(asked.onward(made))
    words = {
        "title": asked.title, "form": form, "lead": asked.lead, "cancel": asked.cancel,
        "submit_text": asked.submit_text, **asked.more,
    }  # fmt: skip
    return render(request, "portal/organisation/ask.html", words, status=422 if form.is_bound else 200)


def press(request: SignedIn, does: Callable[[], Any], done: str, onward: str) -> HttpResponse:
    """One button: the action is done, or its refusal is said on the page it came from."""
    try:
        does()
    except Refused as no:
        for sentence in no.reasons:
            messages.warning(request, sentence)
    else:
        messages.success(request, done)
    return redirect(onward)
