"""Closing the panel: what the rules say, the reasons for going on, and the end of the members' access."""

from datetime import date, datetime, timedelta

from django.http import HttpResponse
from django.urls import reverse

from almoner.do.evaluation import actions, queries
from almoner.do.evaluation.meeting import findings, wants_a_reason
from almoner.do.evaluation.models import Panel
from almoner.do.evaluation.states import CLOSED, MEETING
from almoner.doors.staff.panels.finding import ask, once, panel_for, runs
from almoner.doors.staff.panels.forms import CloseForm
from almoner.ground.core.calendar import london_date
from almoner.ground.office.arrival import SignedIn


def close(request: SignedIn, public_id: str) -> HttpResponse:
    panel = panel_for(request, public_id)
    found = findings(panel, request.received_at)
    asked = [one for one in found if wants_a_reason(one)]
    form = CloseForm(
        request.POST or None, findings=asked, initial={"access_ends_on": last_day(panel, request.received_at)}
    )
    return ask(
        request,
        panel,
        form,
        lambda: actions.close_panel(panel, **once(request), **form.values()),
        title="Close the panel",
        submit_text="Close: scores are final",
        findings=found,
        waiting=panel.round.applications.filter(status="eligible").count(),
        may_close=panel.status == MEETING and runs(request),
        is_closed=panel.status == CLOSED,
        template="staff/panels/close.html",
        done="The panel is closed. The round goes on to its decision.",
        onward=reverse("staff:panel", args=[public_id]),
    )


def last_day(panel: Panel, at: datetime) -> date:
    """So many days after the applicants hear as the strategy allows (R4.20-3)."""
    days = queries.terms_of(panel.round, at).panel_access_days
    return (panel.round.answer_on or london_date(at)) + timedelta(days=days)
