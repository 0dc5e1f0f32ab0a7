"""The form on which an organisation's lead gives its bank details."""

from almoner.ground.ui.fields import LongTextField, TextField, UploadField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

DIGITS = Look(width="10", autocomplete="off")


class BankForm(Form):
    account_name = TextField(
        label="Name of the account", max_length=70, look=Look(autocomplete="off"),
        help_text="As it stands on the statement. It should be the organisation's, not a person's.",
    )  # fmt: skip
    sort_code = TextField(
        label="Sort code", max_length=12, look=DIGITS, help_text="Six digits, like 00-00-00."
    )
    account_number = TextField(
        label="Account number", max_length=12, look=DIGITS, help_text="8 digits; 6 or 7 on older accounts."
    )
    because = LongTextField(
        label="Why do you give these details?", max_length=2_000, required=False, look=Look(rows=3),
        help_text="For a change: for example, we moved to another bank.",
    )  # fmt: skip
    paper = UploadField(
        label="A bank statement or letter that shows them", required=False,
        help_text="It makes our check quicker. PDF, PNG or JPEG; black out what is spent.",
    )  # fmt: skip
    modulus_reason = LongTextField(
        label="If we say that the number cannot be right: how do you know that it is?",
        max_length=2_000, required=False, look=Look(rows=2), help_text="Leave it empty otherwise.",
    )  # fmt: skip


class WithdrawForm(Form):
    reason = LongTextField(label="Why do you take the request back?", max_length=2_000, look=Look(rows=3))
