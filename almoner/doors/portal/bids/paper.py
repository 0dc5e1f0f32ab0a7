"""The organisation's documents as a bid's page shows them."""

from typing import Any

from django.http import HttpRequest

from almoner.analyse.organisations.passport import DOCUMENT_KINDS, Document
from almoner.analyse.organisations.queries import documents_in_use
from almoner.analyse.organisations.standing import standing_of
from almoner.do.applications.models import Application
from almoner.ground.core.calendar import london_date

KINDS = dict(DOCUMENT_KINDS)


def held(bid: Application, request: HttpRequest) -> list[dict[str, Any]]:
    """Each document in use, with how it stands today in words."""
    today = london_date(request.received_at)  # type: ignore[attr-defined]
    return [shown(one, today) for one in documents_in_use(bid.organisation, today)]


def shown(one: Document, today: Any) -> dict[str, Any]:
    standing = standing_of(one, today)
    return {
        "document": one,
        "kind": one.kind,
        "words": standing.words,
        "note": standing.detail or standing.words,
        "colour": standing.colour,
        "holds": one.expires_on is None or one.expires_on >= today,
    }


def needed(bid: Application, documents: list[dict[str, Any]], request: HttpRequest) -> list[dict[str, str]]:
    """Kinds this bid must have: by its size, and by who takes part (4.17, 4.22); with what is missing."""
    asked = list(bid.band.documents) if bid.band else []
    if bid.involves_children or bid.involves_adults_at_risk:
        asked.append("safeguarding")
    there = {one["kind"] for one in documents if one["holds"]}
    return [
        {"kind": kind, "words": KINDS.get(kind, kind), "missing": "" if kind in there else "missing"}
        for kind in dict.fromkeys(asked)
    ]
