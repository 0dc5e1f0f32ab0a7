"""Updates and publicity as cells, for lists, the agreement's page and downloads."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from almoner.do.agreements.models import Agreement
from almoner.ground.core import clock
from almoner.ground.files.spreadsheet import Cell
from almoner.ground.ui.words import short_day
from almoner.review.updates.models import PublicityItem, Update
from almoner.review.updates.queries import ANSWERED, LATE, OPEN, UPDATE_STATES
from almoner.review.updates.states import KEPT, NEW, PUBLISHED

UPDATES = ["Update", "Due", "State"]
ITEMS = ["Publicity", "Grant", "Day", "State"]
UPDATES_OF_ONE = ["Asked", "Due", "State"]
ITEMS_OF_ONE = ["Publicity", "Day", "State"]
VISITS = ["Day", "What", "Grant"]
UNSHOWN = ["Grant", "Recipient", "Ended"]
UPDATE_HEADS = (
    "Agreement", "Project", "Recipient", "Question", "Asked", "Due", "State", "How it goes", "Answer",
    "Answered",
)  # fmt: skip
ITEM_HEADS = (
    "Agreement", "Project", "Recipient", "Type", "Day", "What it was", "Link", "The office came",
    "Shows people", "Consent", "Consent recorded", "State",
)  # fmt: skip
COLOURS = {OPEN: "yellow", LATE: "red", ANSWERED: "green", NEW: "yellow", PUBLISHED: "green", KEPT: "grey"}


def state_of(row: Update, today: date) -> str:
    if row.answered_at is not None:
        return ANSWERED
    return LATE if row.due_on < today else OPEN


def update_state(row: Update, today: date) -> dict[str, str]:
    state = state_of(row, today)
    return {"text": UPDATE_STATES[state], "colour": COLOURS[state], "note": row.get_going_display()}


def update_row(row: Update, today: date) -> list[object]:
    line = row.agreement.line
    return [
        {
            "text": row.agreement.reference,
            "href": reverse("staff:update", args=[row.public_id]),
            "note": f"{line.title}, {line.organisation}",
        },
        {"text": short_day(row.due_on), "note": f"asked {short_day(row.asked_at)}"},
        update_state(row, today),
    ]


def own_update_row(row: Update, today: date) -> list[object]:
    """On the page of its agreement."""
    href = reverse("staff:update", args=[row.public_id])
    name = {"text": short_day(row.asked_at), "href": href, "note": row.question}
    return [name, short_day(row.due_on), update_state(row, today)]


def update_cells(row: Update, today: date) -> list[Cell]:
    line = row.agreement.line
    return [
        row.agreement.reference, line.title, str(line.organisation or ""), row.question, row.asked_at,
        row.due_on, UPDATE_STATES[state_of(row, today)], row.get_going_display(), row.answer, row.answered_at,
    ]  # fmt: skip


def item_state(row: PublicityItem) -> dict[str, str]:
    waits = row.shows_people and not row.consent
    words = "Waits for consent" if waits else ""
    if row.happened_on > clock.today():
        words = "Still to come"
    return {"text": row.get_status_display(), "colour": COLOURS[row.status], "note": words}


def item_row(row: PublicityItem) -> list[object]:
    return [
        item_name(row),
        {"text": row.agreement.reference, "note": str(row.agreement.line.organisation or "")},
        short_day(row.happened_on),
        item_state(row),
    ]


def own_item_row(row: PublicityItem) -> list[object]:
    """On the page of its agreement."""
    return [item_name(row), short_day(row.happened_on), item_state(row)]


def item_name(row: PublicityItem) -> dict[str, str]:
    href = reverse("staff:publicity_item", args=[row.public_id])
    return {"text": row.get_kind_display(), "href": href, "note": row.words}


def item_cells(row: PublicityItem) -> list[Cell]:
    line = row.agreement.line
    return [
        row.agreement.reference, line.title, str(line.organisation or ""), row.get_kind_display(),
        row.happened_on, row.words, row.link, row.has_office_visit, row.shows_people, row.consent,
        row.consent_at, row.get_status_display(),
    ]  # fmt: skip


def visit_rows(rows: Iterable[PublicityItem]) -> list[list[object]]:
    return [
        [
            short_day(one.happened_on),
            item_name(one),
            {"text": one.agreement.line.title, "note": str(one.agreement.line.organisation or "")},
        ]
        for one in rows
    ]


def unshown_row(row: Agreement) -> list[Any]:
    href = reverse("staff:agreement", args=[row.public_id])
    return [
        {"text": row.reference, "href": f"{href}#progress", "note": row.line.title},
        row.line.organisation,
        short_day(row.ends_on),
    ]
