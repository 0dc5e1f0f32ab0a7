"""What an officer says of a report."""

from almoner.ground.ui.fields import LongTextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

FEW = Look(rows=3)


class AcceptForm(Form):
    kept_because = LongTextField(
        label="If money was not spent and is not asked back: why may the recipient keep it?",
        required=False, max_length=1_000, look=FEW,
    )  # fmt: skip


class QuestionForm(Form):
    question = LongTextField(label="What do you want to know?", max_length=2_000, look=FEW)


class ReasonForm(Form):
    reason = LongTextField(label="Why? The recipient reads this.", max_length=2_000, look=FEW)
