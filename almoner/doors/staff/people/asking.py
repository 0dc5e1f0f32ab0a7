"""One form, one action: the shape of every page here that changes something."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.forms import Form

Words = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """`does` gets the cleaned answers; afterwards `done` is said and the person goes to `onward`.

    `leads_to` names the page of what was made, where that is better than going back.
    """

    title: str
    form: Form
    does: Callable[[Words], object]
    done: str
    onward: str
    lead: str = ""
    submit_text: str = "Save"
    more: Words = field(default_factory=dict)
    leads_to: Callable[[Any], str] | None = None


def posted(request: SignedIn) -> QueryDict | None:
    """What a form is bound to; an empty post is a post too."""
    return request.POST if request.method == "POST" else None


def once(request: SignedIn) -> Words:
    """Who does it, when, and under which key, for any action."""
    return {
        "by": request.user,
        "at": request.received_at,
        "key": request.POST.get("once", ""),
    }


def ask(request: SignedIn, asked: Asked, page: str = "staff/people/ask.html") -> HttpResponse:
    form = asked.form
    if request.method == "POST" and form.is_valid():
        try:
            made = asked.does(form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, asked.done)
            return redirect(asked.leads_to(made) if asked.leads_to else asked.onward)
    words = {
        "title": asked.title, "form": form, "lead": asked.lead, "cancel": asked.onward,
        "submit_text": asked.submit_text, **asked.more,
    }  # fmt: skip
    return render(request, page, words, status=422 if form.is_bound else 200)


def done(request: SignedIn, does: Callable[[], object], words: str, onward: str) -> HttpResponse:
    """A button's work: what was done is said, or why not, and the page is shown again."""
    try:
        does()
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    else:
        messages.success(request, words)
    return redirect(onward)
