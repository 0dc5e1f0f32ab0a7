"""Reports as cells."""

from datetime import date

from django.urls import reverse

from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words, plain
from almoner.ground.files.spreadsheet import Cell
from almoner.ground.ui.words import short_day
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.reading import state_of

COLUMNS = [
    "Report", "Recipient", "Due", "State",
    {"text": "People", "numeric": True}, {"text": "Spent", "numeric": True},
]  # fmt: skip
HEADS = (
    "Agreement", "Recipient", "Project", "Report", "Due", "State", "People promised", "People reached",
    "Grant", "Spent", "Sent on", "Accepted on",
)  # fmt: skip


def row_of(row: Return, today: date) -> list[object]:
    words, colour = state_of(row, today)
    line = row.agreement.line
    reached = "" if row.people_reached is None else f"{row.people_reached:,}"
    of = "" if row.people_promised is None else f"of {row.people_promised:,}"
    spent = None if row.spent_pence is None else in_words(row.spent_pence)  # type: ignore[attr-defined]
    return [
        {"text": row.agreement.reference, "href": reverse("staff:return", args=[row.public_id]),
         "note": row.get_stage_display()},
        {"text": str(line.organisation or ""), "note": line.title},
        short_day(row.due_on),
        {"text": words, "colour": colour},
        {"text": reached, "note": of},
        {"text": spent or "", "note": f"of {in_words(row.agreement.amount_pence)}"},
    ]  # fmt: skip


def cells(row: Return, today: date) -> list[Cell]:
    line, spent = row.agreement.line, row.spent_pence  # type: ignore[attr-defined]
    return [
        row.agreement.reference, str(line.organisation or ""), line.title, row.get_stage_display(),
        row.due_on.isoformat(), state_of(row, today)[0], row.people_promised, row.people_reached,
        plain(row.agreement.amount_pence), "" if spent is None else plain(spent),
        london_date(row.sent_at).isoformat() if row.sent_at else "",
        london_date(row.accepted_at).isoformat() if row.accepted_at else "",
    ]  # fmt: skip
