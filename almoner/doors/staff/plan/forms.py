"""Forms about the plan, its priorities, areas and partners."""

from collections.abc import Iterable
from typing import Any

from almoner.analyse.areas.models import KINDS as AREA_KINDS
from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.models import KINDS as PARTNER_KINDS
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    EmailField,
    LongTextField,
    ManyField,
    SelectField,
    TextField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.priorities.models import Priority

SHORT = Look(width="10")
WEB = Look(autocomplete="url")


def with_choices(form: Form, field: str, pairs: Iterable[tuple[str, str]]) -> None:
    form.fields[field].choices = list(pairs)  # type: ignore[attr-defined]


class PlanForm(Form):
    title = TextField(label="Title", max_length=160)
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")
    website = TextField(label="Web address", max_length=200, required=False, look=WEB)


class PriorityForm(Form):
    code = TextField(label="Code", max_length=8, look=SHORT, help_text="Short, and never used twice: Q1.")
    title = TextField(label="Title", max_length=160)
    description = LongTextField(label="What it means", max_length=4_000, required=False)
    position = WholeNumberField(label="Place in the plan", required=False, most=999)


class ContinuesForm(Form):
    earlier = ManyField(label="Which earlier priorities does it carry on?", required=False)

    def __init__(self, *args: Any, priorities: Iterable[Priority], **options: Any) -> None:
        super().__init__(*args, **options)
        self.priorities = {one.code: one for one in priorities}
        with_choices(
            self, "earlier", [(code, f"{code} {one.title}") for code, one in self.priorities.items()]
        )


class AreaForm(Form):
    code = TextField(label="Code", max_length=8, look=SHORT, help_text="Short, and never changed: TEN.")
    name = TextField(label="Name", max_length=80)
    kind = ChoiceField(label="Kind", choices=AREA_KINDS)
    ons_code = TextField(label="ONS code", max_length=9, required=False, look=SHORT)
    population = WholeNumberField(label="People who live there")
    row = WholeNumberField(label="Row on the map of tiles, from the top", most=40)
    column = WholeNumberField(label="Column on the map of tiles, from the left", most=40)
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day", required=False)
    successor = SelectField(label="Which area takes its place?", required=False)

    def __init__(self, *args: Any, others: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        with_choices(self, "successor", [("", "None"), *((one.code, one.name) for one in others)])


class PartnershipForm(Form):
    code = TextField(label="Code", max_length=12, look=SHORT)
    name = TextField(label="Name", max_length=160)
    kind = ChoiceField(label="Kind", choices=PARTNER_KINDS)
    areas = ManyField(label="Areas it covers")
    contact_name = TextField(label="Contact", max_length=120, required=False)
    contact_email = EmailField(
        label="Email address", required=False, help_text="Bidders' requests for support go there."
    )
    website = TextField(label="Website", max_length=200, required=False, look=WEB)
    plan_title = TextField(label="Title of its plan", max_length=200, required=False)
    plan_ends_on = DayField(label="Last day of its plan", required=False)
    plan_priorities = LongTextField(
        label="Priorities of its plan", max_length=4_000, required=False,
        help_text="One a line. The panel and decisions have regard to them (3.12).",
    )  # fmt: skip
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day", required=False)

    def __init__(self, *args: Any, areas: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        with_choices(self, "areas", [(one.code, one.name) for one in areas])


class StrategyForm(Form):
    board = TextField(label="Whose strategy is it?", max_length=160, help_text="The board or the partner.")
    title = TextField(label="Title", max_length=160)
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day", required=False, help_text="It is asked for anew from the day after.")
    website = TextField(label="Where can it be read?", max_length=200, required=False, look=WEB)
    priorities = LongTextField(label="Its priorities", max_length=4_000, required=False)
    left_on = DayField(label="No longer regarded from", required=False)
