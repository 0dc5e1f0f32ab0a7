"""Forms of income: a stream's year, a receipt, a day on which figures are due."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    LongTextField,
    ManyField,
    MoneyField,
    SelectField,
    TextField,
    TickField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.details import YearDetails
from almoner.plan.funds.income import IN, RECEIPT_KINDS, StreamYear
from almoner.plan.funds.models import PURPOSES, FundingStream

SHORT = Look(width="10")


class YearForm(Form):
    expected_pence = MoneyField(
        label="How much is expected?", help_text="Without money won by bids: that is added by itself."
    )
    agreement_reference = TextField(label="Reference of the agreement", max_length=80, required=False)
    conditions = LongTextField(
        label="Conditions of this year", max_length=8_000, required=False, look=Look(rows=3)
    )
    is_restricted = TickField(label="It may be used for its purpose only", required=False)
    permitted = ManyField(
        label="Which purposes may it serve?", choices=PURPOSES, required=False,
        help_text="Leave all empty where it may serve every purpose (1.5).",
    )  # fmt: skip
    may_carry_forward = TickField(label="What is left may be carried into the next year", required=False)
    claw_back = LongTextField(
        label="What must be paid back, and when?", max_length=2_000, required=False, look=Look(rows=2)
    )

    def details(self) -> YearDetails:
        names = YearDetails.__dataclass_fields__
        said = {name: value for name, value in self.cleaned_data.items() if name in names}
        return YearDetails(**(said | {"permitted": tuple(said["permitted"])}))

    @staticmethod
    def initial_of(row: StreamYear) -> dict[str, Any]:
        return vars(row)


class BeginForm(YearForm):
    stream = SelectField(label="Which money?")
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")
    field_order = ("stream", "financial_year")

    def __init__(self, *args: Any, streams: Iterable[FundingStream], **options: Any) -> None:
        super().__init__(*args, **options)
        self.streams = {one.code: one for one in streams}
        choices = [("", "Choose"), *((code, one.name) for code, one in self.streams.items())]
        self.fields["stream"].choices = choices  # type: ignore[attr-defined]


class ReceiptForm(Form):
    kind = ChoiceField(label="What happened?", choices=RECEIPT_KINDS, initial=IN)
    amount_pence = MoneyField(label="How much?")
    received_on = DayField(label="On which day?")
    reference = TextField(label="Reference on the bank statement or remittance", max_length=60)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["received_on"].initial = today


class ReturnForm(Form):
    due_on = DayField(label="When are the figures due?")
    covers = TextField(label="What are they of?", max_length=160, help_text="Like: April to September.")
