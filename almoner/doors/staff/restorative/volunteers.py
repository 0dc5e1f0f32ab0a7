"""Volunteers: who is ready, what runs out when, cases at hand, hours."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.restorative import access, actions, queries
from almoner.do.restorative.models import ACTIVE, Volunteer
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.restorative import tables
from almoner.doors.staff.restorative.forms import HoursForm, VolunteerForm
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.policy.terms import terms_on

ORDER = {queries.EXPIRED: 0, queries.SOON: 1, queries.FINE: 2}


def seen(request: SignedIn, public_id: str) -> Volunteer:
    return get_object_or_404(access.visible_volunteers(request.user), public_id=public_id)


def volunteers(request: SignedIn) -> HttpResponse:
    """Active ones first, and of these first whose training or DBS ran out."""
    today = clock.today()
    found = queries.standings(access.visible_volunteers(request.user), today)
    active = [one for one in found if one.volunteer.status == ACTIVE]
    found.sort(key=lambda one: (one.volunteer.status != ACTIVE, ORDER[one.state], one.volunteer.number))
    words = {
        "columns": tables.VOLUNTEERS,
        "rows": [tables.volunteer_row(one, today) for one in found],
        "ready": sum(one.is_ready for one in found),
        "expired": sum(one.state == queries.EXPIRED for one in active),
        "soon": sum(one.state == queries.SOON for one in active),
        "terms": terms_on(today),
        "days": queries.SOON_DAYS,
    }
    return render(request, "staff/restorative/volunteers.html", words)


def keep(request: SignedIn, public_id: str = "") -> HttpResponse:
    row = seen(request, public_id) if public_id else None
    form = VolunteerForm(posted(request), initial=dict(vars(row)) if row else {"status": ACTIVE})

    def write(given: dict[str, Any]) -> object:
        return actions.keep_volunteer(row, **once(request), details=form.details())

    title = f"Change {row}" if row else "Add a volunteer"
    return ask(request, Asked(title, form, write, "It is kept.", reverse("staff:restorative_volunteers")))


def log_hours(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = HoursForm(posted(request), initial={"given_on": clock.today()})

    def write(given: dict[str, Any]) -> object:
        return actions.log_hours(row, **once(request), **given)

    given = [[one.what, one.given_on, one.hours] for one in row.hours.all()[:60]]
    more = {"hours": given}
    onward = reverse("staff:restorative_volunteers")
    asked = Asked(f"Hours of {row}", form, write, "The hours are kept.", onward, more=more)
    return ask(request, asked, "staff/restorative/hours.html")
