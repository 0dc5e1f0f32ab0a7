"""Forms of bids for outside money."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import LongTextField, MoneyField, SelectField, TextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.bids.models import SOURCES, BidPart
from almoner.plan.funds.models import FundingStream

SHORT = Look(width="10")


class BidForm(Form):
    title = TextField(label="What is the opportunity called?", max_length=200)
    source = SelectField(label="Who notified it, or offers the money? (3.8)", choices=SOURCES)
    purpose = LongTextField(
        label="What would the money do?", max_length=4_000, look=Look(rows=4),
        help_text="If the bid is won, the decision to accept it begins with these words.",
    )  # fmt: skip
    partners = TextField(label="Partners in the bid", max_length=300, required=False)
    deadline_on = DayField(label="When must it be sent?")


class PartForm(Form):
    stream = SelectField(
        label="Which stream would it become?", help_text="A new stream is added under Money first."
    )
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")
    asked_pence = MoneyField(label="How much is asked for?")

    def __init__(self, *args: Any, streams: Iterable[FundingStream], **options: Any) -> None:
        super().__init__(*args, **options)
        self.streams = {one.code: one for one in streams}
        choices = [("", "Choose"), *((code, one.name) for code, one in self.streams.items())]
        self.fields["stream"].choices = choices  # type: ignore[attr-defined]


class SubmitForm(Form):
    submitted_on = DayField(label="On which day was it sent?")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["submitted_on"].initial = today


class AnswerForm(Form):
    answered_on = DayField(label="When did the office hear?")
    outcome = LongTextField(label="What was said of it?", max_length=4_000, required=False, look=Look(rows=3))


class WinForm(AnswerForm):
    """With a box for what was won of each part."""

    def __init__(self, *args: Any, parts: Iterable[BidPart], **options: Any) -> None:
        super().__init__(*args, **options)
        self.parts = {f"part_{one.pk}": one for one in parts}
        for name, one in self.parts.items():
            self.fields[name] = MoneyField(label=f"Won: {one}", initial=one.asked_pence)

    def awards(self) -> dict[int, int]:
        return {one.pk: self.cleaned_data[name] for name, one in self.parts.items()}


class WithdrawForm(Form):
    reason = LongTextField(label="Why?", max_length=2_000, look=Look(rows=3))


class SheetForm(Form):
    dated = DayField(label="Date of the report", required=False)
