"""The commissioning plan as cells."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from almoner.doors.staff.intentions.serving import Key
from almoner.ground.core.calendar import london_date
from almoner.ground.files.spreadsheet import Cell
from almoner.ground.ui.charts import progress
from almoner.ground.ui.words import counted, short_day
from almoner.plan.intentions.facts import lateness, standing
from almoner.plan.intentions.models import CommissioningAction, ProgressNote, ServedBy
from almoner.plan.intentions.states import DONE, DROPPED, PLANNED, UNDER_WAY

COLOURS = {PLANNED: "grey", UNDER_WAY: "blue", DONE: "green", DROPPED: "yellow"}
COLUMNS = ["Action", "Who", "Due", "State", "Last note"]
NOTES = ["Day", "What was done", "Who reads it", "Noted by"]
HEADS = (
    "Action", "What will be done", "Part of 5.2", "Priority", "Who sees to it", "With whom", "Due", "State",
    "Overdue", "Done or dropped on", "Why dropped", "Public", "Served by", "Last note", "Noted on",
)  # fmt: skip


def state(row: CommissioningAction, today: date) -> dict[str, str]:
    """Its state; what is late says so in words too."""
    status = str(row.get_status_display())
    if lateness(row, today):
        return {"text": "Overdue", "colour": "red", "note": status}
    return {"text": status, "colour": COLOURS[row.status]}


def last_note(row: CommissioningAction) -> ProgressNote | None:
    return next(iter(row.notes.all()), None)


def about(row: CommissioningAction) -> str:
    where = "On the public page." if row.is_public else ""
    return f"{row.part_of_5_2}. {where}" if row.letter else where


def settled_words(row: CommissioningAction) -> str:
    return f"Settled {short_day(row.settled_on)}" if row.settled_on else ""


def row_of(row: CommissioningAction, today: date) -> list[object]:
    note = last_note(row)
    who = {"text": row.get_owner_display(), "note": row.with_whom}
    return [
        {"text": row.title, "href": reverse("staff:intention", args=[row.public_id]),
         "note": about(row)},
        who,
        {"text": short_day(row.due_on), "note": settled_words(row)},
        state(row, today),
        {"text": note.text, "note": short_day(note.noted_on)} if note else "",
    ]  # fmt: skip


def how_many(rows: Iterable[CommissioningAction]) -> str:
    done, many = standing(rows)
    return f"{done} of {counted(many, 'action')} done." if many else ""


def chart(rows: Iterable[CommissioningAction]) -> Any:
    """How many of those that stand are done."""
    rows = list(rows)
    done, many = standing(rows)
    return progress(how_many(rows), done, many) if many else ""


def note_row(one: ProgressNote) -> list[object]:
    who = f"{one.by}, {short_day(london_date(one.at))}"
    return [short_day(one.noted_on), one.text, "Everybody" if one.is_public else "The office", who]


def served_rows(served: Iterable[ServedBy], known: dict[Key, tuple[str, str]]) -> list[dict[str, str]]:
    """Links; what is no longer there keeps its reference."""
    rows = []
    for one in served:
        title, href = known.get((one.kind, one.reference), ("", ""))
        drop = reverse("staff:intention_unlink", args=[one.public_id])
        rows.append(
            {"text": f"{one}: {title}" if title else str(one), "href": href, "name": str(one), "drop": drop}
        )
    return rows


def cells(row: CommissioningAction, today: date) -> list[Cell]:
    note = last_note(row)
    return [
        row.title, row.text, row.letter, row.priority.code if row.priority else "", row.get_owner_display(),
        row.with_whom, row.due_on.isoformat(), row.get_status_display(), bool(lateness(row, today)),
        row.settled_on.isoformat() if row.settled_on else "", row.drop_reason, row.is_public,
        ", ".join(str(one) for one in row.served_by.all()), note.text if note else "",
        note.noted_on.isoformat() if note else "",
    ]  # fmt: skip
