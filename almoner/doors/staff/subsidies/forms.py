"""Forms of subsidy control."""

from collections.abc import Iterable
from typing import Any

from almoner.do.decisions.models import DecisionLine
from almoner.do.decisions.subsidising import Judged
from almoner.ground.core.money import in_words
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import ChoiceField, LongTextField, ManyField, MoneyField, TextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.policy.subsidies import LIMBS, OUTCOMES

LOW = Look(rows=3)


class JudgeForm(Form):
    """The four questions, what follows, why, and for which lines."""

    limbs = ManyField(
        label="Which of these are so?", choices=list(LIMBS.items()), required=False,
        help_text="Only if all four are is it a subsidy. A charity is an enterprise in what it sells.",
    )  # fmt: skip
    outcome = ChoiceField(label="What is it?", choices=list(OUTCOMES.items()))
    reason = LongTextField(
        label="Why, or under which scheme?",
        max_length=2_000,
        look=LOW,
        help_text="It is signed and published with the sheet.",
    )
    lines = ManyField(label="For which lines?")

    def __init__(self, *args: Any, lines: Iterable[DecisionLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = {one.public_id: one for one in lines}
        self.fields["lines"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.organisation or one.title}, {in_words(one.amount_pence)}")
            for key, one in self.rows.items()
        ]

    def judged(self) -> Judged:
        said, met = self.cleaned_data, self.cleaned_data["limbs"]
        return Judged(said["outcome"], said["reason"], **{name: name in met for name in LIMBS})

    def chosen(self) -> list[DecisionLine]:
        return [self.rows[key] for key in self.cleaned_data["lines"]]


class DeclareForm(Form):
    declared_pence = MoneyField(
        label="How much has the recipient had, by its own word?",
        help_text="Minimal assistance and services of public economic interest, from anybody, over this "
        "financial year and the two before it. 0 if none.",
    )
    how = TextField(label="Where is it written?", max_length=200, help_text="Like: email of 3 December.")


class EntryForm(Form):
    reference = TextField(label="Reference in the public subsidy database", max_length=40)
    entered_on = DayField(label="Entered on")
