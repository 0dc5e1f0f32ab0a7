"""A question about a round; the answer is published for everybody (4.1)."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from almoner.do.rounds import actions
from almoner.do.rounds.models import Round
from almoner.doors.public.rounds.forms import AskForm
from almoner.doors.public.rounds.pages import at_of, seen
from almoner.ground.core.refusals import Refused

ENOUGH = "Five questions came from your connection today. Ask again tomorrow, or write to us by email."
THANKS = "Thank you. We publish the question with our answer on this page, without your name."


def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            put(request, row, form)
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, THANKS)
            return redirect("public:round", public_id)
    words = {"round": row, "form": form, "submit_text": "Send your question"}
    return render(request, "public/rounds/ask.html", words, status=422 if form.is_bound else 200)


def put(request: HttpRequest, row: Round, form: AskForm) -> None:
    """The asker is not named in the record, signed in or not; each connection may ask five times a day."""
    if not ratelimit.consume(request, action="ask_about_round"):
        raise Refused(ENOUGH)
    actions.ask(row, by=None, at=at_of(request), key=request.POST.get("once", ""), **form.cleaned_data)
