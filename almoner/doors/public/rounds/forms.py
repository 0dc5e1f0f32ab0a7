"""What the public may be asked: whether they could apply, and their question about a round."""

from typing import Any

from almoner.analyse.organisations.models import KINDS
from almoner.do.rounds import eligibility
from almoner.do.rounds.models import Round
from almoner.ground.core.money import in_words
from almoner.ground.ui.fields import (
    ChoiceField,
    EmailField,
    LongTextField,
    ManyField,
    MoneyField,
    YesNoField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

ELSEWHERE, NONE_OF_THEM = "elsewhere", "none"


class CheckForm(Form):
    """An answer that is left out is no mistake: then the page says what is still open."""

    kind = ChoiceField(label="What kind of organisation are you?", choices=KINDS)
    areas = ManyField(label="Where would the work take place?")
    priorities = ManyField(label="Which of these would it help with?")
    amount_pence = MoneyField(label="About how much do you need?")
    replaces_statutory = YesNoField(
        label="Must a public body already pay for this by law?",
        help_text="For example teaching in school hours, or repairs that a council owes its tenants.",
    )

    def __init__(self, *args: Any, round: Round, **options: Any) -> None:
        super().__init__(*args, **options)
        areas, priorities = eligibility.area_names(round), eligibility.priority_titles(round)
        self.fields["areas"].choices = [*areas.items(), (ELSEWHERE, "Somewhere else")]  # type: ignore[attr-defined]
        self.fields["priorities"].choices = [  # type: ignore[attr-defined]
            *priorities.items(),
            (NONE_OF_THEM, "None of these"),
        ]
        self.fields[
            "amount_pence"
        ].help_text = f"Grants are generally up to {in_words(round.guide_max_pence)}."

    def full_clean(self) -> None:
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for field in self.fields.values():
            field.required = True  # so that the page does not call them optional

    def said(self) -> eligibility.Said:
        return eligibility.Said(**self.cleaned_data)


class AskForm(Form):
    question = LongTextField(
        label="Your question",
        help_text="We publish it with our answer, so write nothing about a person. We leave your name out.",
        max_length=2000,
        look=Look(rows=5, characters=2000),
    )
    email = EmailField(
        label="Your email address (optional)",
        help_text="Only to send you the answer. It is not published.",
        max_length=254,
        required=False,
    )
