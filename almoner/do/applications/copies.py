"""The printed copy of what was sent, as an accessible PDF (R4.9-4)."""

from pathlib import Path
from typing import Any

from almoner.do.applications.gathering import Whole, whole_of
from almoner.do.applications.models import Application
from almoner.do.applications.reading import Entry, sections
from almoner.ground.core import pdf
from almoner.ground.files.models import StoredFile
from almoner.ground.files.store import Checked, put_bytes
from almoner.ground.ui import words

TEMPLATE = Path(__file__).parent / "copy.typ"


def printed(bid: Application) -> bytes:
    """Made outside any transaction: the same bytes for the same bid."""
    whole = whole_of(bid)
    made_at = whole.bid.submitted_at or whole.bid.last_saved_at
    return pdf.compile(TEMPLATE, values_of(whole), made_at=made_at)


def stored(bid: Application) -> Checked:
    return put_bytes(printed(bid), f"{bid.reference}.pdf")


def values_of(whole: Whole) -> dict[str, Any]:
    bid = whole.bid
    sent = words.moment(bid.submitted_at)
    return {
        "title": bid.title or "No name yet",
        "reference": bid.reference,
        "organisation": bid.organisation.name,
        "round": bid.round.title,
        "arrived": f"{sent} (London time)" if sent else "",
        "digest": bid.frozen_digest,
        "sections": [
            {"title": one.title, "entries": [of_entry(entry) for entry in one.entries]}
            for one in sections(whole, file_names(whole))
        ],
    }


def of_entry(entry: Entry) -> dict[str, Any]:
    table = entry.table
    shown = table and {
        "heads": table.heads,
        "rows": [*table.rows, *([table.totals] if table.totals else [])],
        "figures": table.figures,
        "has_totals": bool(table.totals),
    }
    return {"label": entry.label, "text": entry.text, "table": shown}


def file_names(whole: Whole) -> dict[str, str]:
    """Names of the files that answer questions."""
    asked = {one.key for one in whole.layout.questions if one.kind == "file"}
    given = [value for key, value in whole.answers.items() if key in asked and value]
    if not given:
        return {}
    return dict(StoredFile.objects.filter(public_id__in=given).values_list("public_id", "name"))
