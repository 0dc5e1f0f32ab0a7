"""Updates and publicity for the office: lists, one update, one item, the calendar of visits (4.14, 4.15)."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from almoner.do.agreements.models import Agreement
from almoner.doors.staff.income.home import download
from almoner.doors.staff.updates import tables
from almoner.ground.accounts.models import Person
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.review.updates import access, facts, queries
from almoner.review.updates.models import PublicityItem, Update
from almoner.review.updates.states import PUBLISHED

A_PAGE = 60


def chosen(request: SignedIn, states: dict[str, str]) -> str:
    state = request.GET.get("state", "")
    return state if state in states else ""


def next_page(rows: list[Any], state: str) -> str:
    return f"?state={state}&after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else ""


def update_seen(request: SignedIn, public_id: str) -> Update:
    found = access.visible_to(request.user).select_related(*queries.WITH, "asked_by", "answered_by")
    return get_object_or_404(found, public_id=public_id)


def item_seen(request: SignedIn, public_id: str) -> PublicityItem:
    found = access.visible_publicity(request.user).select_related(*queries.WITH, "added_by", "consent_by")
    return get_object_or_404(found, public_id=public_id)


def updates(request: SignedIn) -> HttpResponse:
    """All that was asked, and the grants that try something new and were not asked lately."""
    today, state = clock.today(), chosen(request, queries.UPDATE_STATES)
    found = queries.in_state(access.visible_to(request.user), state, today)
    rows = list(older(found, after_key(request))[: A_PAGE + 1])
    words = {
        "columns": tables.UPDATES,
        "rows": [tables.update_row(one, today) for one in rows[:A_PAGE]],
        "states": queries.UPDATE_STATES,
        "state": state,
        "next_href": next_page(rows, state),
        "suggested": facts.suggested(today)[: queries.MOST],
        "may_ask": bool(access.may_ask(request.user, Agreement())),
    }
    return render(request, "staff/updates/updates.html", words)


def updates_export(request: SignedIn, kind: str) -> HttpResponseBase:
    today = clock.today()
    rows = queries.in_state(access.visible_to(request.user), "", today)
    return download(kind, "updates", tables.UPDATE_HEADS, [tables.update_cells(one, today) for one in rows])


def update(request: SignedIn, public_id: str) -> HttpResponse:
    row, today = update_seen(request, public_id), clock.today()
    words = {
        "update": row,
        "state": tables.update_state(row, today),
        "finding": facts.answered_in_time(row, today),
        "may_answer": row.answered_at is None and bool(access.may_answer(request.user, row)),
    }
    return render(request, "staff/updates/update.html", words)


def publicity(request: SignedIn) -> HttpResponse:
    """All items, and the grants that ended without any (R4.15-1)."""
    state = chosen(request, queries.ITEM_STATES)
    found = queries.items_in(access.visible_publicity(request.user), state)
    rows, unshown = list(older(found, after_key(request))[: A_PAGE + 1]), queries.unshown(clock.today())
    words = {
        "columns": tables.ITEMS,
        "rows": [tables.item_row(one) for one in rows[:A_PAGE]],
        "states": queries.ITEM_STATES,
        "state": state,
        "next_href": next_page(rows, state),
        "unshown_columns": tables.UNSHOWN,
        "unshown": [tables.unshown_row(one) for one in unshown[:A_PAGE]],
        "unshown_many": unshown.count(),
    }
    return render(request, "staff/updates/publicity.html", words)


def publicity_export(request: SignedIn, kind: str) -> HttpResponseBase:
    rows = queries.items_in(access.visible_publicity(request.user), "")
    return download(kind, "publicity", tables.ITEM_HEADS, [tables.item_cells(one) for one in rows])


def visits(request: SignedIn) -> HttpResponse:
    """What is to come, the next first; and the last that were."""
    found, today = queries.visits(access.visible_publicity(request.user)), clock.today()
    coming = found.filter(happened_on__gte=today).order_by("happened_on", "pk")
    past = found.filter(happened_on__lt=today).order_by("-happened_on", "-pk")
    words = {
        "columns": tables.VISITS,
        "coming": tables.visit_rows(coming[:A_PAGE]),
        "past": tables.visit_rows(past[:A_PAGE]),
    }
    return render(request, "staff/updates/visits.html", words)


def item(request: SignedIn, public_id: str) -> HttpResponse:
    row, person = item_seen(request, public_id), request.user
    words = {
        "item": row,
        "state": tables.item_state(row),
        "findings": facts.before_publishing(row, request.received_at),
        "is_published": row.status == PUBLISHED,
        "may_publish": bool(access.may_publish(person, row)),
        "may_change": bool(access.may_change(person, row)),
    }
    return render(request, "staff/updates/item.html", words)


def of_agreement(row: Agreement, person: Person) -> dict[str, Any]:
    """What the page of a signed grant says of its updates and publicity; nothing on any other."""
    if not access.is_grant(row):
        return {}
    today = clock.today()
    return {
        "updates": [tables.own_update_row(one, today) for one in row.updates.all()],
        "shown": [tables.own_item_row(one) for one in row.publicity.all()],
        "columns": tables.UPDATES_OF_ONE,
        "item_columns": tables.ITEMS_OF_ONE,
        "reminders": facts.reminders(row, today),
        "may_ask": bool(access.may_ask(person, row)),
    }
