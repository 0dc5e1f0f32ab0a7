"""Bids that did not come by the portal in time: late attempts (R4.9-2), and forms on paper (R4.9-5)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from almoner.analyse.organisations.models import Membership, Organisation
from almoner.do.applications import access, actions, casework_queries
from almoner.do.applications.models import Application
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import TAKING
from almoner.doors.staff.bids.forms import EnterForm, LateForm
from almoner.doors.staff.bids.pages import seen
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core.refusals import Refused
from almoner.ground.files.store import put
from almoner.ground.office.arrival import SignedIn


def late(request: SignedIn) -> HttpResponse:
    """Who tried to send a bid after the deadline; an officer may let it in for a fault of ours."""
    mine = access.received(request.user)
    rows = casework_queries.late_attempts().filter(application__in=mine)[: casework_queries.A_PAGE]
    words = {"rows": rows, "may_accept": bool(access.may_handle(request.user, None)), "taking": TAKING}
    return render(request, "staff/bids/late.html", words)


def accept_late(request: SignedIn, public_id: str) -> HttpResponse:
    bid = seen(request, public_id)
    asked = Asked(
        f"Let {bid.reference} be sent late",
        LateForm(posted(request)),
        lambda given: actions.accept_late(bid, **once(request), **given),
        "The applicant has been told until when the bid may be sent.",
        reverse("staff:late_bids"),
        "Only for a fault of ours. Your name and the reason are kept and go into the record (4.9).",
        "Let it be sent",
    )
    return ask(request, asked)


def enter(request: SignedIn) -> HttpResponse:
    """Begin a bid from a form that came by email or post."""
    rounds = list(Round.objects.filter(status__in=TAKING).order_by("-opens_at"))
    form = EnterForm(posted(request), request.FILES or None, rounds=rounds)
    asked = Asked(
        "Enter a bid that came on paper",
        form,
        lambda given: begun(request, rounds, given),
        "The bid is begun with its original. Fill in the rest from the paper, then send it.",
        f"{reverse('staff:bids')}?state=draft",
        "The deadline is asked of the moment the form reached us. The applicant confirms what you key (4.9).",
        "Begin the bid",
        leads_to=lambda bid: reverse("portal:application", args=[bid.public_id]),
    )
    return ask(request, asked)


def begun(request: SignedIn, rounds: list[Round], given: dict[str, Any]) -> Application:
    round = next(one for one in rounds if one.code == given["round"])
    organisation = organisation_named(given["organisation"])
    contact = contact_of(organisation, given["contact_email"])
    made: Application = actions.enter_for_applicant(
        round,
        **once(request),
        organisation=organisation,
        contact=contact.person,
        received_at=given["received_at"],
        original=put(given["original"], field="original"),
        values={name: given[name] for name in ("title", "ask_pence") if given[name]},
    )
    return made


def organisation_named(words: str) -> Organisation:
    """The one with this number or exactly this name."""
    known = Organisation.objects
    found = (
        known.filter(charity_number=words)
        | known.filter(company_number=words)
        | known.filter(name__iexact=words)
    )
    rows = list(found[:2])
    if len(rows) != 1:
        sentence = "We hold no such organisation. Register it first, or type its number."
        raise Refused(sentence, {"organisation": [sentence]})
    return rows[0]


def contact_of(organisation: Organisation, email: str) -> Membership:
    held = Membership.objects.filter(organisation=organisation, ends_on=None).select_related("person")
    found = held.filter(person__email__iexact=email).first()
    if found is None:
        sentence = "Nobody with this address acts for the organisation here. Ask it to invite them."
        raise Refused(sentence, {"contact_email": [sentence]})
    return found
