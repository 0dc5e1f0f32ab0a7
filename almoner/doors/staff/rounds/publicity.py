"""Making a round known: press statement, newsletter, and where it was announced (4.1)."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from almoner.do.rounds import actions
from almoner.do.rounds.models import Round
from almoner.do.rounds.publicity import CHANNELS
from almoner.do.rounds.states import DRAFT
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.rounds.forms import AnnouncedForm, PressForm
from almoner.doors.staff.rounds.seen import may_run, seen
from almoner.ground.core.calendar import london_date
from almoner.ground.office.arrival import SignedIn


def published(request: SignedIn, public_id: str) -> Round:
    row = seen(request, public_id)
    if row.status == DRAFT:
        raise Http404
    return row


def publicity(request: SignedIn, public_id: str) -> HttpResponse:
    row = published(request, public_id)
    made = list(row.announcements.all())
    channels = [(words, [one for one in made if one.channel == code]) for code, words in CHANNELS]
    words = {"round": row, "channels": channels, "may_run": may_run(request, row)}
    return render(request, "staff/rounds/publicity.html", words)


def texts(request: SignedIn, public_id: str) -> HttpResponse:
    row = published(request, public_id)
    form = PressForm(posted(request), initial=vars(row))
    onward = reverse("staff:round_publicity", args=[public_id])
    return ask(
        request,
        Asked(
            "Press statement and newsletter", form,
            lambda given: actions.revise(row, **once(request), values=given), "The texts are kept.", onward,
        ),
    )  # fmt: skip


def announced(request: SignedIn, public_id: str) -> HttpResponse:
    row = published(request, public_id)
    form = AnnouncedForm(posted(request), initial={"made_on": london_date(request.received_at)})
    onward = reverse("staff:round_publicity", args=[public_id])
    return ask(
        request,
        Asked(
            "Note where it was announced", form,
            lambda given: actions.log_announcement(row, **once(request), **given), "It is noted.", onward,
        ),
    )  # fmt: skip
