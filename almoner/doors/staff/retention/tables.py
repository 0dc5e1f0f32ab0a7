"""What is due when and what was erased, as cells: references of bids, never a name of a person."""

from datetime import date, timedelta

from django.urls import reverse

from almoner.do.agreements.keeping import Due, Group
from almoner.do.applications.models import Application
from almoner.do.applications.states import APPLICATION
from almoner.ground.files.spreadsheet import Cell
from almoner.ground.ui.words import short_day

SOON = timedelta(days=90)
MOST = 60
GROUPS = [
    "Last day kept",
    "Round",
    *({"text": one, "numeric": True} for one in ("Awarded", "Not awarded", "Drafts never sent")),
]
LATE = ["Bid", "Organisation", "Counted from", "Last day kept", "Now"]
ERASED = ["Bid", "Organisation", "Round", "What became of it", "Erased on"]
HEADS = ("Reference", "Round", "Organisation", "What became of it", "Counted from", "Last day kept")


def many_by(groups: list[Group], last: date) -> int:
    """Bids whose last day is no later than that."""
    return sum(one.drafts + one.refused + one.funded for one in groups if one.until <= last)


def group_row(one: Group, today: date) -> list[object]:
    its = {"text": one.round.code, "note": one.round.title}
    return [when(one.until, today), its, one.funded or "", one.refused or "", one.drafts or ""]


def when(until: date, today: date) -> object:
    if until < today:
        return {"text": short_day(until), "note": "Erased in the next hours"}
    if until <= today + SOON:
        return {"text": short_day(until), "note": "Within 90 days"}
    return short_day(until)


def late_row(one: Due) -> list[object]:
    href = reverse("staff:retention_erase", args=[one.bid.public_id])
    return [
        link(one.bid),
        one.bid.organisation.name,
        short_day(one.ended_on),
        short_day(one.until),
        {"links": [{"text": "Erase now", "href": href, "about": one.bid.reference}]},
    ]


def erased_row(bid: Application) -> list[object]:
    state = APPLICATION.words[bid.status]
    return [link(bid), bid.organisation.name, bid.round.code, state, short_day(bid.anonymised_at)]


def link(bid: Application) -> object:
    return {"text": bid.reference, "href": reverse("staff:bid", args=[bid.public_id])}


def cells(one: Due) -> list[Cell]:
    what = APPLICATION.words[one.bid.status]
    organisation = one.bid.organisation.name
    return [one.bid.reference, one.bid.round.title, organisation, what, one.ended_on, one.until]
