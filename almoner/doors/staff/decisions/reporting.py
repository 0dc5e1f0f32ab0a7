"""Decisions for the next meeting of the scrutiny panel, and the meetings they were reported to (1.10)."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render

from almoner.do.decisions import access, actions, queries
from almoner.do.decisions.content import total_pence
from almoner.do.decisions.models import Decision, ScrutinyMeeting
from almoner.doors.staff.decisions.forms import MeetingForm
from almoner.doors.staff.decisions.writing import hand
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.files import spreadsheet
from almoner.ground.office.arrival import SignedIn

COLUMNS = ("reference", "title", "date", "published", "total_gbp", "awards")


def waiting() -> list[Decision]:
    return list(queries.not_yet_reported().prefetch_related("lines"))


def words_of(request: SignedIn, form: MeetingForm) -> dict[str, Any]:
    """On a first look everything is ticked; afterwards what was ticked."""
    ticked = request.POST.getlist("decision") if request.method == "POST" else None
    return {
        "rows": [(one, total_pence(one), ticked is None or one.public_id in ticked) for one in waiting()],
        "meetings": ScrutinyMeeting.objects.prefetch_related("decisions__lines").order_by("-held_on")[:12],
        "form": form,
        "may_report": bool(access.may_publish(request.user, None)),
    }


def panel_report(request: SignedIn) -> HttpResponse:
    """What the scrutiny panel has not had yet, and what it had."""
    return render(request, "staff/decisions/panel_report.html", words_of(request, MeetingForm()))


def panel_report_csv(request: SignedIn) -> StreamingHttpResponse:
    rows = [
        (
            one.reference,
            one.title,
            one.dated.isoformat() if one.dated else "",
            london_date(one.published_at).isoformat() if one.published_at else "",
            spreadsheet.pounds(total_pence(one)),
            sum(line.is_agreed for line in one.lines.all()),
        )
        for one in waiting()
    ]
    return spreadsheet.answer("decisions-for-the-panel.csv", COLUMNS, rows)


def meeting(request: SignedIn) -> HttpResponse:
    """Note a meeting and report the ticked decisions to it."""
    form = MeetingForm(request.POST or None)
    chosen = [one for one in waiting() if one.public_id in request.POST.getlist("decision")]
    if request.method == "POST" and form.is_valid():
        once = hand(request)
        try:
            held = actions.hold_meeting(None, **form.cleaned_data, **once)
            actions.report_to_panel(held, decisions=chosen, **once)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("staff:panel_report")
    status = 422 if form.errors else 200
    return render(request, "staff/decisions/panel_report.html", words_of(request, form), status=status)
