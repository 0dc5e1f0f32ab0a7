"""Forms of services in house and of unit costs."""

from collections.abc import Iterable
from typing import Any

from almoner.do.agreements.models import Contract
from almoner.do.own_services.actions import BenchmarkDetails, ServiceDetails, VolumeDetails
from almoner.do.own_services.models import COST_KINDS, Benchmark, OwnService, Quarter
from almoner.do.own_services.queries import YearFigures
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    LongTextField,
    MoneyField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import Fund
from almoner.plan.priorities.models import Priority

SHORT = Look(width="10")
ONE = "In the singular, like “person supported”. Only the same things can be compared."


def choose(form: Form, field: str, pairs: list[tuple[str, str]]) -> None:
    form.fields[field].choices = [("", "Choose"), *pairs]  # type: ignore[attr-defined]


class ServiceForm(Form):
    name = TextField(label="Name of the service", max_length=120)
    does = LongTextField(label="What does it do?", max_length=300, look=Look(rows=3, characters=300))
    since = DayField(label="Since when?")
    ended_on = DayField(label="Until when?", required=False, help_text="Empty while it is provided.")
    fund = SelectField(label="Fund that pays for it")
    line = TextField(label="Heading of its budgets", max_length=40, help_text="As in the fund's budget.")
    priority = SelectField(label="Which priority of the plan does it serve?")
    is_restorative = TickField(
        label="It is the restorative justice service (3.10)", required=False,
        help_text="Then its cost stands beside the figures of cases.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, funds: Iterable[Fund], priorities: Iterable[Priority], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.funds = {one.code: one for one in funds}
        self.priorities = {str(one.pk): one for one in priorities}
        choose(self, "fund", [(code, one.name) for code, one in self.funds.items()])
        choose(self, "priority", [(key, f"{one.code} {one.title}") for key, one in self.priorities.items()])

    def details(self) -> ServiceDetails:
        said = dict(self.cleaned_data)
        found = {"fund": self.funds[said["fund"]], "priority": self.priorities[said["priority"]]}
        return ServiceDetails(**(said | found))

    @staticmethod
    def initial_of(row: OwnService) -> dict[str, Any]:
        return vars(row) | {"fund": row.fund.code, "priority": str(row.priority_id)}


class MeasureForm(Form):
    name = TextField(label="What is counted?", max_length=80, help_text="Like “People supported”.")
    one = TextField(label="What is one of them?", max_length=60, help_text=ONE)


class YearForm(Form):
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")


class CostForm(Form):
    kind = SelectField(label="Kind of cost", choices=COST_KINDS)
    what = TextField(label="What is it?", max_length=120)
    planned_pence = MoneyField(label="Planned for the year")


class QuarterForm(Form):
    """A sum for each cost, a count for each measure, and why if they were recorded before."""

    note = LongTextField(
        label="Note", max_length=2_000, required=False, look=Look(rows=3),
        help_text="Needed where recorded figures are changed.",
    )  # fmt: skip

    def __init__(self, *args: Any, figures: YearFigures, **options: Any) -> None:
        super().__init__(*args, **options)
        self.figures = figures
        note = self.fields.pop("note")
        for line in figures.lines:
            self.fields[f"cost_pence_{line.pk}"] = MoneyField(label=f"Cost: {line.what}")
        for measure in figures.measures:
            self.fields[f"count_number_{measure.pk}"] = WholeNumberField(label=measure.name, most=10**6)
        self.fields["note"] = note

    def costs(self) -> dict[int, int]:
        return {one.pk: self.cleaned_data[f"cost_pence_{one.pk}"] for one in self.figures.lines}

    def counts(self) -> dict[int, int]:
        return {one.pk: self.cleaned_data[f"count_number_{one.pk}"] for one in self.figures.measures}

    @staticmethod
    def initial_of(row: Quarter | None, figures: YearFigures) -> dict[str, Any]:
        if row is None:
            return {}
        costs = {f"cost_pence_{one.pk}": figures.costs.get((row.number, one.pk)) for one in figures.lines}
        counts = {
            f"count_number_{one.pk}": figures.counts.get((row.number, one.pk)) for one in figures.measures
        }
        return costs | counts


class VolumeForm(Form):
    contract = SelectField(label="Contract")
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")
    quarters = WholeNumberField(label="How many quarters of it are counted?", least=1, most=4)
    count = WholeNumberField(label="How many were there?", most=10**9)
    one = TextField(label="What is one of them?", max_length=60, help_text=ONE)
    source = TextField(label="Where is this written?", max_length=200)

    def __init__(self, *args: Any, contracts: Iterable[Contract], **options: Any) -> None:
        super().__init__(*args, **options)
        self.contracts = {one.public_id: one for one in contracts}
        choose(self, "contract", [(key, str(one)) for key, one in self.contracts.items()])

    def details(self) -> VolumeDetails:
        said = dict(self.cleaned_data)
        return VolumeDetails(**(said | {"contract": self.contracts[said["contract"]]}))


class BenchmarkForm(Form):
    name = TextField(label="Whose figure is it?", max_length=120)
    one = TextField(label="What is one?", max_length=60, help_text=ONE)
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")
    pence = MoneyField(label="What does one cost?")
    source = TextField(label="Where is this written?", max_length=200)

    def details(self) -> BenchmarkDetails:
        return BenchmarkDetails(**self.cleaned_data)

    @staticmethod
    def initial_of(row: Benchmark | None) -> dict[str, Any]:
        return dict(vars(row)) if row else {}
