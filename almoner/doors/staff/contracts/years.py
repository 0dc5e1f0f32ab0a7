"""The money of a further year of several contracts, put on one sheet (3.9)."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from almoner.do.agreements import actions, contracts, yearly
from almoner.do.agreements.further_years import YearSum
from almoner.doors.staff.decisions.pages import page_of
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.procurement.forms import choose, named
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.core.money import in_words
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import MoneyField, SelectField, TickField
from almoner.ground.ui.forms import Form
from almoner.plan.priorities.queries import priorities_on

SAID = "The sheet is filled. Read each description, add the header, then open it for signature."


class YearsForm(Form):
    """For each contract whether it stands on the sheet, from which budget, and with how much."""

    priority = SelectField(label="Which priority of the plan does the money serve?")
    dated = DayField(label="Date of the report", required=False)

    def __init__(self, *args: Any, ahead: Sequence[yearly.Ahead], **options: Any) -> None:
        super().__init__(*args, **options)
        self.priorities = {one.code: one for one in priorities_on(clock.today())}
        choose(self, "priority", {key: f"{key} {one.title}" for key, one in self.priorities.items()})
        self.ahead = {one.contract.public_id: one for one in ahead}
        for key, one in self.ahead.items():
            name = one.contract.reference
            self.fields[f"take_{key}"] = TickField(label=f"Put {name} on the sheet", required=False)
            self.fields[f"pence_{key}"] = MoneyField(
                label=f"Sum for {name}", required=False, initial=one.left_pence
            )
            self.fields[f"budget_{key}"] = SelectField(
                label=f"Budget for {name}", required=False, initial=str(one.budgets[0].pk)
            )
            choose(self, f"budget_{key}", {str(budget.pk): named(budget) for budget in one.budgets})

    def shown(self) -> list[dict[str, Any]]:
        """Each contract with its three fields."""
        return [
            {
                "contract": one.contract,
                "left": in_words(one.left_pence),
                "fields": [self[f"{name}_{key}"] for name in ("take", "pence", "budget")],
            }
            for key, one in self.ahead.items()
        ]

    def sums(self) -> list[YearSum]:
        said = self.cleaned_data
        return [
            YearSum(one.contract, budget, said[f"pence_{key}"] or 0)
            for key, one in self.ahead.items()
            if said[f"take_{key}"]
            for budget in one.budgets
            if str(budget.pk) == said[f"budget_{key}"]
        ]


def year_asked(request: SignedIn, known: Sequence[str]) -> str:
    """The one in the address; else the next year if it has budgets, else this one."""
    asked = request.GET.get("year", "")
    if asked and asked not in known:
        raise Http404
    later = [one for one in known if one > financial_year(clock.today())]
    return asked or next(iter([*later, *known]), "")


def years(request: SignedIn) -> HttpResponse:
    known = yearly.years_ahead(clock.today())
    year = year_asked(request, known)
    ahead = yearly.ahead(contracts.visible_to(request.user), year) if year else []
    form = YearsForm(posted(request), ahead=ahead)

    def write(given: dict[str, Any]) -> object:
        more = {"priority": form.priorities[given["priority"]], "dated": given["dated"]}
        return actions.compose_years(None, **once(request), sums=form.sums(), **more)

    asked = Asked(
        f"Contracts: money of {year}" if year else "Contracts: money of a year", form, write, SAID,
        reverse("staff:contracts"), submit_text="Make the sheet", leads_to=page_of,
        more={"year": year, "years": known, "shown": form.shown()},
    )  # fmt: skip
    return ask(request, asked, "staff/contracts/years.html")
