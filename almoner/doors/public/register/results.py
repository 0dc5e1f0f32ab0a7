"""Results of rounds: counts of bids and where the money went; the unsuccessful are never named."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from almoner.do.evaluation.models import Panel
from almoner.doors.public.register import showing
from almoner.publish.register import queries
from almoner.publish.register.parts import by_area, by_priority


def results(request: HttpRequest) -> HttpResponse:
    return render(request, "public/register/results.html", {"rows": queries.results()})


def round_results(request: HttpRequest, code: str) -> HttpResponse:
    """Criteria with weights, who sat on the panel by organisation, and the spread (2.1h, R4.11-2)."""
    row = next(iter(queries.results(code)), None)
    if row is None:
        raise Http404
    found = queries.filtered(queries.Filters(round=code))
    spread, parts = by_area(found), by_priority(found)
    panel = Panel.objects.filter(round=row.round).first()
    words = {
        "row": row,
        "panel": panel,
        "bodies": sorted(panel.members.values_list("represents", flat=True)) if panel else [],
        "criteria": list(row.round.criteria.all()),
        "awards": [showing.shown_award(line) for line in queries.shown(found)],
        "map": showing.map_of(spread) if spread.pence else "",
        "area_rows": showing.area_rows(spread, f"round={code}&"),
        "area_total": showing.area_total(spread),
        "bars": showing.priority_bars(parts) if parts else "",
        "priority_rows": showing.priority_rows(parts),
    }
    return render(request, "public/register/round.html", words)
