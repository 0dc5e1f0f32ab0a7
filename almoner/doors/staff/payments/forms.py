"""Forms about instalments, pay runs and money asked back."""

from collections.abc import Iterable
from typing import Any

from almoner.do.payments.models import FORMATS, RECOVERY_REASONS
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import ChoiceField, LongTextField, ManyField, MoneyField, TextField, UploadField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

SHORT = Look(rows=3)
A_LINE = "One on each line: the sum, the day, and what it waits for, if anything, with semicolons between."


class RunForm(Form):
    instalments = ManyField(label="Which instalments?")
    money_day = DayField(label="When do they have the money?", help_text="A working day.")
    file_format = ChoiceField(label="Which file does the bank take?", choices=FORMATS)

    def __init__(self, *args: Any, ready: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["instalments"].choices = list(ready)  # type: ignore[attr-defined]


class ReasonForm(Form):
    reason = LongTextField(label="Why?", max_length=2_000, look=SHORT, help_text="It is kept.")


class NoteForm(Form):
    note = LongTextField(label="How do you know?", max_length=2_000, look=SHORT, help_text="It is kept.")


class ReturnForm(Form):
    returned_on = DayField(label="When did it come back?")
    reason = TextField(label="What did the bank say?", max_length=200)


class ReturnsForm(Form):
    file = UploadField(
        label="The bank's list", help_text="CSV with the columns reference, amount, date and reason."
    )


class PlanForm(Form):
    parts = LongTextField(
        label="The instalments that are still to come", max_length=4_000, look=Look(rows=8),
        help_text=f"{A_LINE} For example: 6000.00; 29 June 2027; the mid-year report to be accepted. "
        "After one more semicolon the time it pays for can stand: 1 April 2027 to 30 June 2027.",
    )  # fmt: skip
    reason = LongTextField(label="Why do they change?", max_length=2_000, look=SHORT)


class AskBackForm(Form):
    amount_pence = MoneyField(label="How much?", look=Look(width="10", prefix="£"))
    reason = ChoiceField(label="Why?", choices=RECOVERY_REASONS)
    because = LongTextField(
        label="What happened?", max_length=2_000, look=SHORT, help_text="The recipient reads this."
    )
    plan = LongTextField(
        label="By when?", max_length=2_000, look=SHORT,
        help_text="One repayment on each line: the sum and the day. For example: 500.00; 31 January 2027",
    )  # fmt: skip


class RepaymentForm(Form):
    amount_pence = MoneyField(label="How much came?", look=Look(width="10", prefix="£"))
    received_on = DayField(label="When?")
    bank_reference = TextField(label="What stands on the bank statement?", max_length=40)


class ConfirmForm(Form):
    """Nothing to answer: the button is the answer."""
