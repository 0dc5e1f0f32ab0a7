"""The short pages of the set-up: money, dates, who, aims, texts, reasons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from almoner.analyse.areas.queries import areas_on
from almoner.do.rounds import actions
from almoner.do.rounds.models import Round
from almoner.doors.staff.people.asking import Asked, Words, ask, once, posted
from almoner.doors.staff.rounds import forms
from almoner.doors.staff.rounds.seen import being_prepared
from almoner.ground.core.calendar import london_date
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.forms import Form
from almoner.plan.priorities.queries import priorities_on


@dataclass(frozen=True)
class Part:
    title: str
    form: type[Form]
    lead: str = ""


PARTS = {
    "money": Part("Name and money", forms.MoneyForm),
    "dates": Part(
        "Dates", forms.DatesForm, "Every date is London’s. Hours in which the clocks change are refused."
    ),
    "who": Part("Who can apply", forms.WhoForm),
    "aims": Part("Priorities and areas", forms.AimsForm),
    "texts": Part("Words of the invitation", forms.TextsForm),
    "reasons": Part("Approval, reasons and equality", forms.ReasonsForm),
}


def part(request: SignedIn, public_id: str, part: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    if part not in PARTS:
        raise Http404
    one = PARTS[part]
    form, write = (aims if part == "aims" else fields_of)(request, row, one)
    onward = reverse("staff:round_set_up", args=[public_id])
    return ask(request, Asked(one.title, form, write, f"{one.title}: kept.", onward, one.lead))


Written = tuple[Form, Callable[[Words], object]]


def fields_of(request: SignedIn, row: Round, one: Part) -> Written:
    """Fields of the round itself, under their own names."""
    form = one.form(posted(request), initial=vars(row))
    return form, lambda given: actions.revise(row, **once(request), values=given)


def aims(request: SignedIn, row: Round, one: Part) -> Written:
    """Priorities of the plan in force on the decision's day, and areas of that day (R5.2c-1)."""
    day = row.decision_on or london_date(row.closes_at or request.received_at)
    chosen: dict[str, Any] = {
        "priorities": list(row.allowed_priorities.values_list("priority__code", flat=True)),
        "areas": list(row.allowed_areas.values_list("area__code", flat=True)),
    }
    form = forms.AimsForm(posted(request), initial=chosen, priorities=priorities_on(day), areas=areas_on(day))

    def write(given: Words) -> None:
        hand = once(request)
        first, second = (f"{hand['key']}{end}" if hand["key"] else "" for end in ("-p", "-a"))
        wanted = [form.priority_of[code] for code in given["priorities"]]
        actions.set_priorities(row, **(hand | {"key": first}), priorities=wanted)
        places = [form.area_of[code] for code in given["areas"]]
        actions.set_areas(row, **(hand | {"key": second}), areas=places)

    return form, write
