"""The auditor's pages: pick an award or draw a sample, read its whole file and every line of the record."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from almoner.do.applications import access
from almoner.do.applications.models import Application
from almoner.do.applications.sealing import is_as_sent
from almoner.do.applications.states import APPLICATION, AWARDED, LAPSED
from almoner.doors.staff.audit.sampling import MOST, digest, sample
from almoner.doors.staff.bids import pages as bids
from almoner.doors.staff.bids.record import Event, events_of
from almoner.ground.audit.checkpoints import latest
from almoner.ground.files import spreadsheet
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui import fields, forms
from almoner.ground.ui.looks import Look

GIVEN = (AWARDED, LAPSED)
A_PAGE = 60
AWARDS = ("reference", "organisation", "title", "round", "asked_gbp", "awarded_gbp", "state", "draw")
LINES = ("line", "at", "action", "what", "who", "role", "clause", "reason", "canonical_line")


class PickForm(forms.Form):
    words = fields.TextField(label="Reference or organisation", required=False)
    many = fields.WholeNumberField(label="How many to draw", required=False, least=1, most=MOST)
    seed = fields.TextField(
        label="Seed of the draw",
        help_text="Any word or number. The same seed draws the same awards again.",
        required=False,
        max_length=60,
        look=Look(width="20"),
    )


def awards_of(request: SignedIn) -> QuerySet[Application]:
    found = access.received(request.user).filter(status__in=GIVEN).select_related("organisation", "round")
    return found.order_by("-reference")


def asked(request: SignedIn) -> tuple[PickForm, dict[str, Any]]:
    form = PickForm(request.GET or None)
    given = dict(form.cleaned_data) if form.is_bound and form.is_valid() else {}
    return form, {name: value for name, value in given.items() if value}


def picked(request: SignedIn, given: dict[str, Any]) -> list[Application]:
    """A draw when a number is asked for, otherwise those that the words find."""
    rows = awards_of(request)
    if words := given.get("words", "").strip():
        rows = rows.filter(Q(reference__istartswith=words) | Q(organisation__name__icontains=words))
    if many := given.get("many"):
        return sample([(one.reference, one) for one in rows], many=many, seed=seed_of(given))
    return list(rows[:A_PAGE])


def seed_of(given: dict[str, Any]) -> str:
    return str(given.get("seed", "1"))


def audit(request: SignedIn) -> HttpResponse:
    form, given = asked(request)
    words = {
        "form": form,
        "rows": picked(request, given),
        "seed": seed_of(given) if given.get("many") else "",
        "csv_asked": f"?{urlencode(given)}" if given else "",
        "checkpoint": latest(),
    }
    return render(request, "staff/audit/audit.html", words, status=422 if form.errors else 200)


def awards_csv(request: SignedIn) -> StreamingHttpResponse:
    _, given = asked(request)
    seed = seed_of(given)
    rows = (
        (
            one.reference,
            one.organisation.name,
            one.title,
            one.round.code,
            spreadsheet.pounds(one.ask_pence or 0),
            spreadsheet.pounds(one.awarded_pence or 0),
            APPLICATION.words[one.status],
            digest(seed, one.reference),
        )
        for one in picked(request, given)
    )
    return spreadsheet.answer("awards.csv", AWARDS, rows)


def award(request: SignedIn, public_id: str) -> HttpResponse:
    """The whole file of one award: each part by its link, then every line of the record in order."""
    bid = get_object_or_404(awards_of(request), public_id=public_id)
    words = {
        "bid": bid,
        "parts": [one for one in bids.links(bid, "") if one["words"] != "Record"],
        "is_as_sent": is_as_sent(bid),
        "events": events_of(bid),
        "checkpoint": latest(),
    }
    return render(request, "staff/audit/award.html", words)


def record_csv(request: SignedIn, public_id: str) -> StreamingHttpResponse:
    bid = get_object_or_404(awards_of(request), public_id=public_id)
    return spreadsheet.answer(f"record-{bid.reference}.csv", LINES, map(row_of, events_of(bid)))


def row_of(one: Event) -> tuple[int | str | date, ...]:
    return (one.seq, one.at, one.action, one.words, one.who, one.role, one.clause, one.reason, one.line)
