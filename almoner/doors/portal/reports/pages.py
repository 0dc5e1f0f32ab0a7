"""A recipient's report: filled in with what was promised, written together, sent to the office (4.13)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from almoner.doors.portal.agreements.pages import hand
from almoner.doors.portal.reports.forms import ReportForm
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.review.monitoring import access, actions, queries
from almoner.review.monitoring.facts import terms_of_report
from almoner.review.monitoring.models import QUESTION, REOPENED, SENT_BACK, Return
from almoner.review.monitoring.reading import read, state_of
from almoner.review.monitoring.states import WITH_RECIPIENT

FROM_US = (QUESTION, SENT_BACK, REOPENED)
LONGEST = 9


def seen(request: SignedIn, public_id: str) -> Return:
    return get_object_or_404(queries.whole(access.visible_to(request.user)), public_id=public_id)


def report(request: SignedIn, public_id: str) -> HttpResponse:
    """Its form while it is with the recipient; to read once it is sent."""
    row = seen(request, public_id)
    may_write = row.status in WITH_RECIPIENT and bool(access.may_write(request.user, row))
    if not may_write:
        return render(request, "portal/reports/read.html", words_of(request, row))
    terms = terms_of_report(row, request.received_at)
    form = ReportForm(request.POST if request.method == "POST" else None, report=row, terms=terms)
    if request.method == "POST" and form.is_valid():
        try:
            words = keep(request, row, form)
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, words)
            return redirect("portal:report", public_id)
    shown = words_of(request, row) | {"form": form}
    return render(request, "portal/reports/report.html", shown, status=422 if form.errors else 200)


def keep(request: SignedIn, row: Return, form: ReportForm) -> str:
    """Keep it as a draft, or send it; answers what is said afterwards."""
    text = request.POST.get("version", "")
    version = int(text) if text.isdecimal() and len(text) <= LONGEST else -1
    if request.POST.get("do") == "send":
        actions.submit_return(
            row, **hand(request), said=form.said(), version=version, declared=form.declared()
        )
        return "Thank you. The report is sent, and we write to you when it is accepted."
    actions.save_return(row, **hand(request), said=form.said(), version=version)
    return "Saved. Nobody in the office reads it before you send it."


def words_of(request: SignedIn, row: Return) -> dict[str, Any]:
    fresh = Return.objects.only("version").get(pk=row.pk)
    found = read(row, request.received_at)
    words, colour = state_of(row, london_date(request.received_at))
    asked = [one for one in found.remarks if one.kind in FROM_US]
    return {
        "report": row,
        "read": found,
        "words": words,
        "colour": colour,
        "version": fresh.version,
        "asked": asked[-1] if asked and row.status in WITH_RECIPIENT else None,
    }
