"""The office's wording of agreements: every version, and a page to make the next one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from almoner.do.agreements import access, actions, templates
from almoner.do.agreements.models import BLOCKS, GRANT, INSTRUMENTS, PARTNER, AgreementTemplate
from almoner.do.agreements.wording import NAMES
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui import dates, fields, forms
from almoner.ground.ui.looks import Look

KINDS = dict(INSTRUMENTS[:2])


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
        "kinds": KINDS,
        "may_keep": bool(access.may_issue(request.user, None)),
    }
    return render(request, "staff/agreements/wording.html", words)


def new_wording(request: SignedIn) -> HttpResponse:
    """The next version, begun with the newest one; where there is none, with the usual wording.

    `?for=partner` in the address is the wording of core grants.
    """
    instrument = PARTNER if request.GET.get("for") == PARTNER else GRANT
    title, clauses = templates.newest_or_usual(instrument)
    form = WordingForm(request.POST or None, initial={"title": title})
    rows = ClauseRows(request.POST) if request.method == "POST" else ClauseRows(initial=clauses)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            keep(request, form, rows, instrument)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "The wording is kept.")
            return redirect("staff:agreement_wording")
    bad = request.method == "POST"
    words = {"form": form, "rows": rows, "words_put_in": NAMES, "kind": KINDS[instrument],
             "submit_text": "Keep this version"}  # fmt: skip
    return render(request, "staff/agreements/new_wording.html", words, status=422 if bad else 200)


def keep(request: SignedIn, form: WordingForm, rows: forms.Rows, instrument: str) -> Any:
    return actions.keep_template(
        None,
        by=request.user,
        at=request.received_at,
        key=request.POST.get("once", ""),
        clauses=rows.filled(),
        instrument=instrument,
        **form.cleaned_data,
    )
