"""The office's wording of agreements: every version, and a page to make the next one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from almoner.do.agreements import access, actions, templates
from almoner.do.agreements.models import BLOCKS, AgreementTemplate
from almoner.do.agreements.wording import NAMES
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui import dates, fields, forms
from almoner.ground.ui.looks import Look


class WordingForm(forms.Form):
    title = fields.TextField(label="Name of the wording", max_length=160)
    in_use_from = dates.DayField(label="In use from")


class ClauseForm(forms.RowForm):
    heading = fields.TextField(label="Heading", max_length=160)
    text = fields.LongTextField(label="Text", look=Look(rows=4))
    block = fields.SelectField(
        label="Part", required=False, choices=[("", "None"), *((key, words) for key, words in BLOCKS if key)]
    )


ClauseRows = forms.rows_of(ClauseForm, blank=2, least=1)


def wording(request: SignedIn) -> HttpResponse:
    """Every version of the office's wording, the one in use on top."""
    words = {
        "rows": AgreementTemplate.objects.order_by("-in_use_from", "-version"),
        "may_keep": bool(access.may_issue(request.user, None)),
    }
    return render(request, "staff/agreements/wording.html", words)


def new_wording(request: SignedIn) -> HttpResponse:
    """The next version, begun with the newest one; where there is none, with the usual wording."""
    title, clauses = templates.newest_or_usual()
    form = WordingForm(request.POST or None, initial={"title": title})
    rows = ClauseRows(request.POST) if request.method == "POST" else ClauseRows(initial=clauses)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            keep(request, form, rows)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "The wording is kept.")
            return redirect("staff:agreement_wording")
    bad = request.method == "POST"
    words = {"form": form, "rows": rows, "words_put_in": NAMES, "submit_text": "Keep this version"}
    return render(request, "staff/agreements/new_wording.html", words, status=422 if bad else 200)


def keep(request: SignedIn, form: WordingForm, rows: forms.Rows) -> Any:
    return actions.keep_template(
        None,
        by=request.user,
        at=request.received_at,
        key=request.POST.get("once", ""),
        clauses=rows.filled(),
        **form.cleaned_data,
    )
