"""The register: every award of any size, found by words and filters (4.21)."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from almoner.do.agreements.contracts import contract_of
from almoner.do.agreements.states import SIGNED
from almoner.do.decisions.models import DecisionLine
from almoner.doors.public.decisions.showing import signed
from almoner.doors.public.register import showing
from almoner.doors.public.register.forms import FindForm, typed
from almoner.ground.files.answers import attachment
from almoner.publish.register import queries
from almoner.publish.register.choices import choices
from almoner.publish.register.parts import by_area, by_priority
from almoner.review.updates.queries import did

A_PAGE = 25
ASKED = ("words", "kind", "year", "round", "area", "priority", "fund", "least", "most")


def register(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET, choices())
    found = queries.filtered(form.filters())
    after = typed(request, "after")
    rows = list(queries.shown(queries.page_after(found, after))[: A_PAGE + 1])
    asked = {name: value for name in ASKED if (value := typed(request, name))}
    more = len(rows) > A_PAGE
    words = {
        "form": form,
        "asked": asked,
        "query": urlencode(asked),
        "rows": [showing.shown_award(line) for line in rows[:A_PAGE]],
        "totals": queries.totals(found),
        "withheld": queries.withheld().count(),
        "first_href": f"?{urlencode(asked)}" if after else "",
        "next_href": f"?{urlencode(asked | {'after': rows[A_PAGE - 1].public_id})}" if more else "",
        **({} if after or not rows else charts(found, asked)),
    }
    return render(request, "public/register/register.html", words)


def charts(found: QuerySet[DecisionLine], asked: dict[str, str]) -> dict[str, Any]:
    """On the first page: where the money went and what it was for, with the tables."""
    spread, parts = by_area(found), by_priority(found)
    besides = urlencode({name: value for name, value in asked.items() if name != "area"})
    return {
        "map": showing.map_of(spread) if spread.pence else "",
        "area_rows": showing.area_rows(spread, f"{besides}&" if besides else ""),
        "area_total": showing.area_total(spread),
        "elsewhere_pence": spread.elsewhere_pence,
        "bars": showing.priority_bars(parts),
        "priority_rows": showing.priority_rows(parts),
    }


def award(request: HttpRequest, reference: str) -> HttpResponse:
    """Who, what for, where, how much, why; and the decision with its signatures."""
    line = queries.award(reference)
    if line is None:
        raise Http404
    bid, agreement = line.application, getattr(line, "agreement", None)
    words = {
        "award": showing.shown_award(line),
        "line": line,
        "bid": bid,
        "areas": list(bid.areas.all()) if bid else [],
        "agreement": agreement,
        **under_contract(line),
        "promises": list(agreement.outcomes.all()) if agreement and agreement.status == SIGNED else [],
        "did": did(line),
        **signed(line.decision),
    }
    return render(request, "public/register/award.html", words)


def under_contract(line: DecisionLine) -> dict[str, Any]:
    """The contract it is paid under, where that is reached and how."""
    contract = contract_of(line) if line.for_contract else None
    return {"contract": contract, "reached": showing.reached(contract) if contract else {}}


def award_contract(request: HttpRequest, reference: str) -> FileResponse:
    """The contract's copy for the public, where it is published."""
    line = queries.award(reference)
    contract = contract_of(line) if line and line.for_contract else None
    if contract is None or contract.public_copy is None:
        raise Http404
    return attachment(contract.public_copy)


def organisation(request: HttpRequest, public_id: str) -> HttpResponse:
    row = queries.organisation(public_id)
    if row is None:
        raise Http404
    found = queries.filtered(queries.Filters(organisation=public_id))
    words = {
        "organisation": row,
        "rows": [showing.shown_award(line) for line in queries.shown(found)],
        "totals": queries.totals(found),
    }
    return render(request, "public/register/organisation.html", words)
