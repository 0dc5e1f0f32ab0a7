"""Somebody outside answers the office's question about a bid; they see the summary only (R4.19-1)."""

import hmac

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from almoner.do.applications import actions
from almoner.do.applications.endorsements import Consultation
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import Arrival
from almoner.ground.ui import fields, forms
from almoner.ground.ui.looks import Look


class ReplyForm(forms.Form):
    reply = fields.LongTextField(
        label="Your answer",
        help_text="Our officers read it and may tell the panel. Leave out what is private.",
        max_length=4000,
        look=Look(rows=8),
    )


def consultation_by(token: str) -> Consultation | None:
    """What a link opens; the comparison takes as long for a wrong one."""
    found = Consultation.objects.filter(token=token).first()
    return found if found and hmac.compare_digest(found.token.encode(), token.encode()) else None


@never_cache
def consult(request: Arrival, token: str) -> HttpResponse:
    """A wrong link meets nothing. The answer is given once; afterwards the page thanks."""
    one = consultation_by(token)
    if one is None:
        raise Http404
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        key = f"{one.pk}-{request.POST.get('once', '')}"
        try:
            actions.reply(one, by=None, at=request.received_at, key=key, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return redirect("public:consult", token)
    words = {"one": one, "form": form, "submit_text": "Send my answer"}
    return render(request, "public/consult/consult.html", words, status=422 if form.errors else 200)
