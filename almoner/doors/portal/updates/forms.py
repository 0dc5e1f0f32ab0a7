"""A recipient's short answer, and what it did to show its grant."""

from typing import Any

from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import ChoiceField, LongTextField, TextField, TickField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.review.updates.actions import Details
from almoner.review.updates.models import GOING, KINDS, PublicityItem

HOW = (
    "For example “signed forms of all twelve, kept in our office”. No names. Ask a parent for those under 18."
)


class AnswerForm(Form):
    going = ChoiceField(label="How does it go?", choices=GOING)
    answer = LongTextField(
        label="In a few sentences", max_length=1_500, look=Look(rows=5, characters=1_500),
        help_text="No names of those you help.",
    )  # fmt: skip


class ItemForm(Form):
    kind = ChoiceField(label="What is it?", choices=KINDS)
    happened_on = DayField(label="On which day?", help_text="An event may still be to come.")
    words = LongTextField(
        label="What was it?", max_length=300, look=Look(rows=3, characters=300),
        help_text="In a sentence or two. We may publish it with your award.",
    )  # fmt: skip
    link = TextField(
        label="Link", max_length=300, required=False, help_text="Where it can be seen, if it can: https://…"
    )
    has_office_visit = TickField(label="The office is invited, or came", required=False)
    shows_people = TickField(label="It shows people who can be recognised", required=False)

    def details(self) -> Details:
        return Details(**{name: self.cleaned_data[name] for name in Details.__dataclass_fields__})

    @staticmethod
    def initial_of(row: PublicityItem) -> dict[str, Any]:
        return {name: getattr(row, name) for name in Details.__dataclass_fields__}


class NewItemForm(ItemForm):
    consent = LongTextField(
        label="If it shows people: how did they agree?", max_length=300, required=False,
        look=Look(rows=3, characters=300), help_text=f"{HOW} You can tell us later.",
    )  # fmt: skip


class ConsentForm(Form):
    consent = LongTextField(
        label="How did those who are shown agree?", max_length=300, look=Look(rows=3, characters=300),
        help_text=HOW,
    )  # fmt: skip
