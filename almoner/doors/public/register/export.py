"""The register for machines: a spreadsheet of grants, and the 360Giving file."""

import json
from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from almoner.analyse.organisations.facts import org_id
from almoner.do.agreements.models import INSTRUMENTS
from almoner.do.decisions.models import DecisionLine
from almoner.doors.public.register.forms import FindForm
from almoner.ground.core import clock
from almoner.ground.core.calendar import london_date
from almoner.ground.files import spreadsheet
from almoner.publish.opendata.facts import planned, published_awards
from almoner.publish.opendata.grants import package
from almoner.publish.register import queries
from almoner.publish.register.choices import choices

COLUMNS = (
    "reference", "instrument", "decision_reference", "decision_date", "award_date", "fund", "recipient_name",
    "recipient_org_id", "purpose", "conditions", "reasons_crime_disorder_reduction", "amount_awarded_gbp",
    "start_date", "end_date", "districts", "priority", "documents_url",
)  # fmt: skip
INSTRUMENT_WORDS = dict(INSTRUMENTS)
A_MINUTE = "public, max-age=60"


def awards_csv(request: HttpRequest) -> StreamingHttpResponse:
    """What the page shows under the same filters, all rows; columns as the publication duty asks (3f).

    A contract is no grant: `instrument` says under what each sum goes out.
    """
    found = queries.shown(queries.filtered(FindForm(request.GET, choices()).filters()))
    response = spreadsheet.answer("awards.csv", COLUMNS, rows(found))
    response["Cache-Control"] = A_MINUTE
    return response


def rows(found: QuerySet[DecisionLine]) -> Iterator[list[spreadsheet.Cell]]:
    for line in found:
        decision, place = line.decision, reverse("public:decision", args=(line.decision.reference,))
        starts_on, ends_on = planned(line)
        yield [
            queries.public_reference(line),
            INSTRUMENT_WORDS[queries.kind_of(line)],
            decision.reference,
            decision.dated,
            london_date(decision.signed_at) if decision.signed_at else decision.dated,
            line.budget.fund.name,
            line.organisation.name if line.organisation else line.title,
            org_id(line.organisation) if line.organisation else "",
            line.description,
            line.conditions,
            line.reasons,
            spreadsheet.pounds(line.amount_pence),
            starts_on,
            ends_on,
            "; ".join(row.area.name for row in line.application.areas.all()) if line.application else "",
            line.priority.code if line.priority else "",
            f"{settings.PUBLIC_ADDRESS}{place}",
        ]


def grants_json(request: HttpRequest) -> HttpResponse:
    """Made anew on each request from the same rows as the page (R4.21-4)."""
    awards, publisher = published_awards()
    text = json.dumps(package(awards, publisher, clock.now()), ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Cache-Control"] = A_MINUTE
    response["Access-Control-Allow-Origin"] = "*"
    return response
