"""The ranking with its line, and how the money would spread (4.11)."""

from django.http import HttpResponse
from django.shortcuts import render

from almoner.do.evaluation import facts, queries
from almoner.do.evaluation.balance import balance as balance_of
from almoner.do.evaluation.fragility import fragile
from almoner.doors.staff.panels import showing
from almoner.doors.staff.panels.finding import panel_for
from almoner.ground.office.arrival import SignedIn


def ranking(request: SignedIn, public_id: str) -> HttpResponse:
    """Highest mark first; `fragile` names the members without whom a bid would change sides of the line."""
    panel = panel_for(request, public_id)
    rows = queries.ranking(panel)
    hanging = fragile(panel, rows, facts.names_of(facts.members(panel)))
    found = balance_of(panel)
    words = {
        "panel": panel,
        "round": panel.round,
        "rows": [
            (row, showing.mark_words(row), showing.outcome_cell(row), hanging.get(row.application.pk, []))
            for row in rows
        ],
        "reserve": [row for row in rows if row.outcome == "reserve"],
        "tiles": showing.money_tiles(panel, rows),
        "is_beyond": any(row.is_first_below for row in rows),
        "balance": found,
        "area_bars": showing.area_bars(found),
        "priority_bars": showing.priority_bars(found),
    }
    return render(request, "staff/panels/ranking.html", words)


def balance(request: SignedIn, public_id: str) -> HttpResponse:
    panel = panel_for(request, public_id)
    found = balance_of(panel)
    words = {
        "panel": panel,
        "round": panel.round,
        "balance": found,
        "tiles": showing.money_tiles(panel, queries.ranking(panel)),
        "map": showing.tiles(found),
        "area_bars": showing.area_bars(found),
        "area_rows": showing.area_rows(found),
        "priority_bars": showing.priority_bars(found),
        "priority_rows": showing.priority_rows(found),
        "areas_without": showing.named(found.areas_without),
        "priorities_without": showing.named(found.priorities_without),
    }
    return render(request, "staff/panels/balance.html", words)
