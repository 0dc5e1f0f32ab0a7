"""Forms about bids."""

from typing import Any

from almoner.do.applications.casework_queries import OLDEST, Choices
from almoner.do.applications.reasons import BANK
from almoner.do.applications.states import APPLICATION
from almoner.do.rounds.models import Round
from almoner.ground.ui import dates, fields, forms
from almoner.ground.ui.looks import Look


class FindForm(forms.Form):
    """Nothing is needed; what makes no sense is left out."""

    words = fields.TextField(label="Words or reference", required=False)
    round = fields.SelectField(label="Round", required=False)
    state = fields.SelectField(
        label="State", required=False, choices=[("", "Any"), *APPLICATION.words.items()]
    )
    area = fields.SelectField(label="Area", required=False)
    priority = fields.SelectField(label="Priority", required=False)
    order = fields.SelectField(
        label="Order",
        required=False,
        choices=(("", "Newest reference first"), (OLDEST, "Oldest reference first")),
    )

    def __init__(self, *arguments: Any, choices: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, known in (
            ("round", choices.rounds),
            ("area", choices.areas),
            ("priority", choices.priorities),
        ):
            self.fields[name].choices = [("", "Any"), *known]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        self.is_valid()
        organisation = str(self.data.get("organisation", ""))[:14]
        found = self.cleaned_data | {"organisation": organisation.replace("\0", "")}
        return {name: value for name, value in found.items() if value}


class FailForm(forms.Form):
    """At least one reason, as the applicant will read it."""

    reasons = fields.ManyField(
        label="Why is it not eligible?",
        required=False,
        choices=[(code, one["words"]) for code, one in BANK.items() if code != "below_line"],
    )
    words = fields.LongTextField(
        label="A reason in your own words",
        help_text="The applicant reads this word for word, after the decision is published.",
        required=False,
        look=Look(rows=4, words=120),
    )


class ConsultForm(forms.Form):
    asked = fields.TextField(label="Who is asked?", help_text="For example, Tendring housing team")
    asked_email = fields.EmailField(label="Their email address")
    question = fields.LongTextField(label="What do you ask?", look=Look(rows=3))
    summary = fields.LongTextField(
        label="The summary they see",
        help_text="They see nothing else of the bid. Leave out names, addresses and telephone numbers.",
        look=Look(rows=5),
    )


class LateForm(forms.Form):
    until = dates.MomentField(label="Until when may it be sent?")
    reason = fields.LongTextField(
        label="Why?",
        help_text="For example, our website was down from 4.40pm to 5.10pm. The applicant reads this.",
        look=Look(rows=3),
    )


class WithdrawForm(forms.Form):
    reason = fields.LongTextField(label="Why does the applicant take it back?", look=Look(rows=3))


class EnterForm(forms.Form):
    """A form that came by email or post (R4.9-5). The contact is known by their email address."""

    round = fields.SelectField(label="Round")
    organisation = fields.TextField(
        label="Organisation", help_text="Its charity or company number, or its name exactly as we hold it."
    )
    contact_email = fields.EmailField(
        label="Email address of the contact",
        help_text="A person who acts for the organisation here. They confirm later what you key.",
    )
    received_at = dates.MomentField(label="When did it reach us?")
    original = fields.UploadField(label="The form as it came (PDF or Word)")
    title = fields.TextField(label="Name of the project", required=False)
    ask_pence = fields.MoneyField(label="How much is asked for?", required=False)

    def __init__(self, *arguments: Any, rounds: list[Round], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["round"].choices = [("", "Choose"), *((one.code, str(one)) for one in rounds)]  # type: ignore[attr-defined]
