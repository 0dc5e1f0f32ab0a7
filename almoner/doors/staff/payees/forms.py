"""Forms of the office about bank details."""

from collections.abc import Iterable
from typing import Any

from almoner.do.payees.models import ACCOUNT_KINDS, CALL_OUTCOMES, CHECK_OUTCOMES, LETTERHEAD, STATEMENT, WAYS
from almoner.ground.ui.fields import ChoiceField, LongTextField, SelectField, TextField, UploadField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

DIGITS = Look(width="10", autocomplete="off")
SHORT = Look(rows=3)


class DetailsForm(Form):
    """The details themselves, typed from a paper that is kept."""

    way = ChoiceField(label="What do they stand on?", choices=[one for one in WAYS if one[0] in
                                                               {LETTERHEAD, STATEMENT}])  # fmt: skip
    paper = UploadField(label="The letterhead or statement", help_text="PDF, PNG or JPEG. It is kept.")
    account_name = TextField(label="Name of the account", max_length=70, look=Look(autocomplete="off"))
    sort_code = TextField(label="Sort code", max_length=12, look=DIGITS, help_text="Six digits.")
    account_number = TextField(label="Account number", max_length=12, look=DIGITS, help_text="8 digits.")
    because = LongTextField(label="What does the request say?", required=False, max_length=2_000, look=SHORT)
    stated_numbers = TextField(
        label="Telephone numbers that it asks us to call", required=False, max_length=200,
        help_text="None of them may be used for the call-back.",
    )  # fmt: skip
    modulus_reason = LongTextField(
        label="If the number fails the modulus check: how do you know that it is right?",
        required=False, max_length=2_000, look=SHORT,
    )  # fmt: skip


class CallForm(Form):
    number = ChoiceField(label="Which number did you call?")
    outcome = ChoiceField(label="What came of it?", choices=CALL_OUTCOMES)
    spoke_to = TextField(label="Whom did you speak to?", required=False, max_length=120)
    note = LongTextField(label="Note", required=False, max_length=2_000, look=SHORT)

    def __init__(self, *args: Any, numbers: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["number"].choices = list(numbers)  # type: ignore[attr-defined]


class CheckForm(Form):
    outcome = ChoiceField(label="What did the bank answer?", choices=CHECK_OUTCOMES)
    name_returned = TextField(
        label="The name that the bank gave", required=False, max_length=140, help_text="For a close match."
    )
    kind = SelectField(label="Kind of account", choices=ACCOUNT_KINDS, required=False)
    reason = LongTextField(
        label="Why may it go on?", required=False, max_length=2_000, look=SHORT,
        help_text="Needed for all but a full match. The second person reads it.",
    )  # fmt: skip


class ModulusForm(Form):
    modulus_reason = LongTextField(label="How do you know that the number is right?", max_length=2_000,
                                   look=SHORT, required=False)  # fmt: skip


class ApproveForm(Form):
    because = LongTextField(
        label="Why may they be used in spite of the warnings?", required=False, max_length=2_000, look=SHORT,
        help_text="Needed only where a warning stands above.",
    )  # fmt: skip


class ReasonForm(Form):
    reason = LongTextField(label="Why?", max_length=2_000, look=SHORT, help_text="It is kept.")


class ConfirmForm(Form):
    """Nothing to answer: the button is the answer."""
