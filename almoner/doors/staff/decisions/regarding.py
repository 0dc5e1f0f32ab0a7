"""Naming the strategies of partners that a sheet has regard to (8.5)."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse

from almoner.analyse.partnerships.models import Strategy
from almoner.analyse.partnerships.queries import strategies_on, strategy_findings
from almoner.do.decisions import actions
from almoner.doors.staff.decisions.pages import seen
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.fields import ManyField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

NONE_KEPT = "No strategy of a partner is kept yet. Add them under Partners, then name them here."
LEAD = "They stand on the published sheet under “Plans and strategies regarded”."


class RegardForm(Form):
    strategies = ManyField(label="To which strategies has this decision regard?", required=False)

    def __init__(self, *args: Any, known: list[Strategy], day: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {one.public_id: one for one in known}
        ended = {one.public_id: found for one in known for found in strategy_findings(one, day)}
        look = Look(hints={key: found.because for key, found in ended.items()})
        self.fields["strategies"].look = look  # type: ignore[attr-defined]
        self.fields["strategies"].choices = [(key, str(one)) for key, one in self.known.items()]  # type: ignore[attr-defined]


def regard(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    named = list(row.regards.select_related("strategy"))
    day = row.dated or clock.today()
    today = strategies_on(day)
    known = list(Strategy.objects.filter(Q(pk__in=today) | Q(pk__in=[one.strategy_id for one in named])))
    form = RegardForm(
        posted(request),
        known=known,
        day=day,
        initial={"strategies": [one.strategy.public_id for one in named]},
    )

    def write(given: dict[str, Any]) -> object:
        chosen = [form.known[key] for key in given["strategies"]]
        return actions.regard(row, **once(request), strategies=chosen)

    onward = reverse("staff:decision", args=[public_id])
    lead = LEAD if known else NONE_KEPT
    title = f"Strategies that {row.reference} regards"
    return ask(request, Asked(title, form, write, "The strategies are named.", onward, lead))
