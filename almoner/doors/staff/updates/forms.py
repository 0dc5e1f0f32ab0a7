"""Forms of updates and publicity, as the office fills them in."""

from typing import Any

from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import ChoiceField, LongTextField, TextField, TickField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.review.updates.actions import Details
from almoner.review.updates.models import GOING, KINDS, PublicityItem

QUESTION = "How is the project going, and is there anything that we should know?"
CONSENT_HINT = (
    "How they agreed, and where that is kept. No names. For anybody under 18, a parent or guardian."
)


class AskForm(Form):
    question = LongTextField(
        label="What do you want to know?", max_length=500, look=Look(rows=3, characters=500)
    )
    due_on = DayField(label="By when?")


class AnswerForm(Form):
    going = ChoiceField(label="How does it go?", choices=GOING)
    answer = LongTextField(label="What did they say?", max_length=1_500, look=Look(rows=5, characters=1_500))


class ItemForm(Form):
    kind = ChoiceField(label="What is it?", choices=KINDS)
    happened_on = DayField(label="On which day?", help_text="A visit or an event may still be to come.")
    words = LongTextField(
        label="What was it?", max_length=300, look=Look(rows=3, characters=300),
        help_text="In a sentence or two, as the public may read it.",
    )  # fmt: skip
    link = TextField(
        label="Link", max_length=300, required=False, help_text="Where it can be seen, if it can: https://…"
    )
    has_office_visit = TickField(label="The office comes, or came", required=False)
    shows_people = TickField(label="It shows people who can be recognised", required=False)

    def details(self) -> Details:
        return Details(**{name: self.cleaned_data[name] for name in Details.__dataclass_fields__})

    @staticmethod
    def initial_of(row: PublicityItem) -> dict[str, Any]:
        return {name: getattr(row, name) for name in Details.__dataclass_fields__}


class NewItemForm(ItemForm):
    consent = LongTextField(
        label="Consent for the images", max_length=300, required=False, look=Look(rows=3, characters=300),
        help_text=f"{CONSENT_HINT} It can be recorded later; until then it is not published.",
    )  # fmt: skip


class ConsentForm(Form):
    consent = LongTextField(
        label="How did those who are shown agree?", max_length=300, look=Look(rows=3, characters=300),
        help_text=CONSENT_HINT,
    )  # fmt: skip
