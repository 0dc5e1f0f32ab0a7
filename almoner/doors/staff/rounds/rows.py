"""Criteria with weights and the meaning of each mark; bands with the documents each asks for."""

from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from almoner.analyse.organisations.passport import DOCUMENT_KINDS
from almoner.do.rounds import actions
from almoner.do.rounds.models import Band, Criterion
from almoner.doors.staff.people.asking import Asked, Words, ask, once, posted
from almoner.doors.staff.rounds.seen import being_prepared
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.questions.shapes import slug_of
from almoner.ground.ui.fields import ManyField, MoneyField, TextField, WholeNumberField
from almoner.ground.ui.forms import Form, RowForm, rows_of
from almoner.ground.ui.looks import Look

LONGEST_CODE = 12
MARKS = ("0: nothing", "1: poor", "2: weak", "3: adequate", "4: good", "5: excellent")


class CriterionRow(RowForm):
    code = django_forms.CharField(widget=django_forms.HiddenInput, required=False)
    title = TextField(label="What the panel looks for", max_length=160, look=Look(width="full"))
    weight = WholeNumberField(label="Weight", least=1, most=100, look=Look(width="3", suffix="%"))


class BandRow(RowForm):
    code = django_forms.CharField(widget=django_forms.HiddenInput, required=False)
    name = TextField(label="Name of the form", max_length=40, look=Look(width="20"))
    up_to_pence = MoneyField(label="For requests up to", least=1)


class AnchorsForm(Form):
    """What each mark of one criterion means."""

    def __init__(self, *args: Any, anchors: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        for mark, words in enumerate(MARKS):
            known = anchors[mark] if mark < len(anchors) else ""
            self.fields[f"mark_{mark}"] = TextField(
                label=words, max_length=300, required=False, initial=known, look=Look(width="full")
            )

    def anchors(self) -> list[str]:
        return [str(self.cleaned_data[f"mark_{mark}"]) for mark in range(len(MARKS))]


class DocumentsForm(Form):
    documents = ManyField(label="Documents that go with a bid", choices=DOCUMENT_KINDS, required=False)


CriterionRows, BandRows = rows_of(CriterionRow, blank=2), rows_of(BandRow, blank=1)


def plain_criteria(row: Any) -> list[dict[str, Any]]:
    return list(row.criteria.values("code", "title", "weight", "anchors"))


def plain_bands(row: Any) -> list[dict[str, Any]]:
    return list(row.bands.values("code", "name", "up_to_pence", "documents"))


def joined(filled: list[Words], known: list[dict[str, Any]], named: str, usual: Words) -> list[Words]:
    """What was typed over what was known, by code; a new row gets a code of its own from its name."""
    before = {one["code"]: one for one in known}
    taken: set[str] = set(before)
    made = []
    for one in filled:
        code = one["code"] if one["code"] in before else ""
        if not code:
            code = slug_of(one[named][:LONGEST_CODE], taken)[:LONGEST_CODE]
            taken.add(code)
        made.append(usual | before.get(code, {}) | one | {"code": code})
    return made


def criteria(request: SignedIn, public_id: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    known = plain_criteria(row)
    rows = CriterionRows(posted(request), initial=None if request.method == "POST" else known)
    errors: list[Any] = [rows]
    if request.method == "POST" and rows.is_valid():
        try:
            given = joined(rows.filled(), known, "title", {"anchors": []})
            actions.set_criteria(row, **once(request), rows=given)
        except Refused as no:
            errors.append(no.reasons)
        else:
            return redirect("staff:round_criteria", public_id)
    words = {
        "round": row,
        "rows": rows,
        "errors": errors,
        "known": known,
        "total": sum(k["weight"] for k in known),
    }
    return render(request, "staff/rounds/criteria.html", words, status=422 if rows.is_bound else 200)


def anchors(request: SignedIn, public_id: str, code: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    one = get_object_or_404(Criterion, round=row, code=code)
    form = AnchorsForm(posted(request), anchors=one.anchors)

    def write(given: Words) -> object:
        rows = [
            known | ({"anchors": form.anchors()} if known["code"] == code else {})
            for known in plain_criteria(row)
        ]
        return actions.set_criteria(row, **once(request), rows=rows)

    onward = reverse("staff:round_criteria", args=[public_id])
    lead = f"{one.title}: what does a bid show that gets each mark?"
    return ask(request, Asked("What each mark means", form, write, "The marks are kept.", onward, lead))


def bands(request: SignedIn, public_id: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    known = plain_bands(row)
    rows = BandRows(posted(request), initial=None if request.method == "POST" else known)
    errors: list[Any] = [rows]
    if request.method == "POST" and rows.is_valid():
        try:
            given = joined(rows.filled(), known, "name", {"documents": []})
            actions.set_bands(row, **once(request), rows=given)
        except Refused as no:
            errors.append(no.reasons)
        else:
            return redirect("staff:round_bands", public_id)
    words = {"round": row, "rows": rows, "errors": errors, "bands": [with_documents(one) for one in known]}
    return render(request, "staff/rounds/bands.html", words, status=422 if rows.is_bound else 200)


def with_documents(band: dict[str, Any]) -> dict[str, Any]:
    words = dict(DOCUMENT_KINDS)
    return band | {"asked": [words.get(kind, kind) for kind in band["documents"]]}


def band_documents(request: SignedIn, public_id: str, code: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    one = row.bands.filter(code=code).first()
    if not isinstance(one, Band):
        raise Http404
    form = DocumentsForm(posted(request), initial={"documents": one.documents})

    def write(given: Words) -> object:
        rows = [
            known | ({"documents": given["documents"]} if known["code"] == code else {})
            for known in plain_bands(row)
        ]
        return actions.set_bands(row, **once(request), rows=rows)

    onward = reverse("staff:round_bands", args=[public_id])
    return ask(request, Asked(f"Documents: {one.name.lower()}", form, write, "It is kept.", onward))
