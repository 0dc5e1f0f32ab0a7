"""Forms about funds, streams and budgets."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from almoner.ground.core.money import in_words
from almoner.ground.ui.fields import ChoiceField, LongTextField, MoneyField, SelectField, TextField, TickField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import PURPOSES, STREAM_KINDS, FundBudget, FundingStream

SHORT = Look(width="10")


class FundForm(Form):
    code = TextField(label="Code", max_length=10, look=SHORT, help_text="Short, and never changed: CSDF.")
    name = TextField(label="Name", max_length=160)
    aims = LongTextField(label="What is it for?", max_length=4_000, required=False)
    statutory_basis = TextField(
        label="Under which power is its money given?",
        max_length=200,
        help_text="Stands on each decision (1.4).",
    )
    purpose = ChoiceField(label="Purpose (1.5)", choices=PURPOSES)
    is_capital = TickField(label="Its money buys things that last, not running costs", required=False)
    wants_match = TickField(
        label="Applicants are asked for match money", required=False,
        help_text="Asked for and shown; nobody is refused for having none (4.5).",
    )  # fmt: skip
    wants_place = TickField(label="Each project has a place that stands on the map", required=False)


class StreamForm(Form):
    code = TextField(label="Code", max_length=12, look=SHORT)
    name = TextField(label="Name", max_length=160)
    kind = ChoiceField(label="Kind (1.7)", choices=STREAM_KINDS)
    grantor = TextField(label="Who gives it?", max_length=160, required=False)
    is_restricted = TickField(label="It may be used for its purpose only", required=False)
    may_carry_forward = TickField(label="What is left may be carried into the next year", required=False)
    conditions = LongTextField(label="Conditions", max_length=8_000, required=False)


class BudgetForm(Form):
    stream = SelectField(label="Which money?")
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")
    line = TextField(label="Heading", max_length=40, help_text="For example: rounds.")
    amount_pence = MoneyField(
        label="The whole budget", look=Look(width="10", prefix="£"),
        help_text="The ledger gets the difference from the budget before.",
    )  # fmt: skip
    reason = TextField(label="Why, or by which decision?", max_length=300)
    beyond_reason = TextField(
        label="If it is more than the stream is expected to bring: why?", max_length=300, required=False
    )

    def __init__(self, *args: Any, streams: Iterable[FundingStream], **options: Any) -> None:
        super().__init__(*args, **options)
        self.streams = {one.code: one for one in streams}
        choices = [("", "Choose"), *((code, one.name) for code, one in self.streams.items())]
        self.fields["stream"].choices = choices  # type: ignore[attr-defined]


class MoveForm(Form):
    source = SelectField(label="From which budget?")
    target = SelectField(label="To which budget?")
    amount_pence = MoneyField(label="How much?", look=Look(width="10", prefix="£"))
    reason = LongTextField(
        label="Why?", max_length=1_000, help_text="What changed in the need or the demand (1.3)."
    )
    decision = TextField(
        label="Decision it follows", max_length=20, required=False, look=SHORT, help_text="If there is one."
    )

    def __init__(self, *args: Any, budgets: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("source", "target"):
            self.fields[name].choices = [("", "Choose"), *budgets.items()]  # type: ignore[attr-defined]


class CarryForm(Form):
    amount_pence = MoneyField(label="How much is carried forward?", look=Look(width="10", prefix="£"))
    reason = TextField(label="Why, or by which decision?", max_length=300)


class ConfirmForm(Form):
    """Nothing to fill in: the button says it all."""


class AccrueForm(Form):
    """Every commitment that is owed, ticked; each that is taken out has its reason."""

    def __init__(self, *args: Any, owed: Sequence[tuple[FundBudget, str, int]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.owed = list(owed)
        for place, (budget, against, pence) in enumerate(self.owed):
            name = f"{against}: {in_words(pence)} of {budget.fund.name}, {budget.line}"
            self.fields[f"take_{place}"] = TickField(label=name, required=False, initial=True)
            self.fields[f"why_{place}"] = TextField(
                label=f"If it is left out: why is {against} not a cost of the year?", max_length=300,
                required=False,
            )  # fmt: skip

    def left_out(self) -> dict[tuple[int, str], str]:
        said = self.cleaned_data
        return {
            (budget.pk, against): said[f"why_{place}"]
            for place, (budget, against, _) in enumerate(self.owed)
            if not said[f"take_{place}"]
        }


class CodeForm(Form):
    cost_code = TextField(label="Code in the accounts", max_length=30, required=False, look=SHORT)
