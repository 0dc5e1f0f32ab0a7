"""Pages of areas and of the partners in them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.analyse.areas import access as area_access
from almoner.analyse.areas import actions as area_actions
from almoner.analyse.areas import queries as areas_now
from almoner.analyse.areas.details import AreaDetails
from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships import access, actions, queries
from almoner.analyse.partnerships.models import KINDS
from almoner.doors.staff.people.asking import Asked, ask, once
from almoner.doors.staff.plan.forms import AreaForm, PartnershipForm, StrategyForm
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.charts import Tile
from almoner.ground.ui.words import counted, number


def areas(request: SignedIn) -> HttpResponse:
    today = clock.today()
    rows = list(area_access.visible_to(request.user).select_related("successor"))
    serving = set(areas_now.areas_on(today))
    now = [one for one in rows if one in serving]
    words = {
        "now": now,
        "others": [one for one in rows if one not in now],
        "tiles": [tile(one) for one in now],
        "finding": f"{number(sum(one.population for one in now))} people live in {counted(len(now), 'area')}",
        "postcodes": areas_now.postcode_count(),
        "may_keep": bool(area_access.may_keep_areas(request.user, None)),
    }
    return render(request, "staff/plan/areas.html", words)


def tile(area: Area) -> Tile:
    return Tile(area.code, area.name, area.row, area.column, area.population, number(area.population))


def keep_area(request: SignedIn, code: str = "") -> HttpResponse:
    """Without a code it adds an area."""
    rows = area_access.visible_to(request.user)
    row = get_object_or_404(rows.select_related("successor"), code=code) if code else None
    shown = vars(row) | {"successor": row.successor.code if row.successor else ""} if row else {}
    form = AreaForm(request.POST or None, initial=shown, others=rows.exclude(code=code))
    if row:
        del form.fields["code"]

    def write(given: dict[str, Any]) -> object:
        if row is None:
            return area_actions.add(None, **once(request), details=AreaDetails(**given))
        return area_actions.change(row, **once(request), details=AreaDetails(code=row.code, **given))

    title = f"Change {row}" if row else "Add an area"
    return ask(request, Asked(title, form, write, "The area is kept.", reverse("staff:areas")))


def partnerships(request: SignedIn) -> HttpResponse:
    today = clock.today()
    rows = list(queries.partnerships_on(today))
    words = {
        "kinds": [
            (words, [(one, queries.plan_findings(one, today)) for one in rows if one.kind == kind])
            for kind, words in KINDS
        ],
        "strategies": [(one, queries.strategy_findings(one, today)) for one in queries.strategies_on(today)],
        "may_keep": bool(access.may_keep_partnerships(request.user, None)),
    }
    return render(request, "staff/plan/partnerships.html", words)


def keep_partnership(request: SignedIn, code: str = "") -> HttpResponse:
    """Without a code it adds a partner."""
    row = get_object_or_404(access.visible_to(request.user), code=code) if code else None
    covered = list(row.covers.values_list("area__code", flat=True)) if row else []
    shown = vars(row) | {"areas": covered} if row else {}
    form = PartnershipForm(request.POST or None, initial=shown, areas=areas_now.areas_on(clock.today()))

    def write(given: dict[str, Any]) -> object:
        codes = tuple(given.pop("areas"))
        details = actions.PartnershipDetails(**given)
        return actions.keep(row, **once(request), details=details, areas=codes)

    title = f"Change {row}" if row else "Add a partner"
    return ask(request, Asked(title, form, write, "The partner is kept.", reverse("staff:partnerships")))


def keep_strategy(request: SignedIn, public_id: str = "") -> HttpResponse:
    """Without an id it adds a strategy."""
    row = (
        get_object_or_404(access.visible_strategies(request.user), public_id=public_id) if public_id else None
    )
    form = StrategyForm(request.POST or None, initial=vars(row) if row else {})

    def write(given: dict[str, Any]) -> object:
        return actions.keep_strategy(row, **once(request), details=actions.StrategyDetails(**given))

    title = f"Change {row.title}" if row else "Add a strategy"
    onward = reverse("staff:partnerships") + "#strategies"
    lead = "Decision sheets name the strategies that they have regard to (8.5)."
    return ask(request, Asked(title, form, write, "The strategy is kept.", onward, lead))
