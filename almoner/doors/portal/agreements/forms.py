"""Accepting or declining an offer."""

from almoner.ground.ui import fields, forms
from almoner.ground.ui.looks import Look


class AcceptForm(forms.Form):
    name = fields.TextField(
        label="Your full name", help_text="Typing it here is your signature.", look=Look(autocomplete="name")
    )
    position = fields.TextField(
        label="What you are in the organisation", help_text="For example, chair or treasurer."
    )
    has_authority = fields.TickField(
        label="I have read the agreement, and I may sign it for the organisation"
    )


class DeclineForm(forms.Form):
    reason = fields.LongTextField(label="Why do you decline?", look=Look(rows=3))


class HeadroomForm(forms.Form):
    declared_pence = fields.MoneyField(
        label="How much of such assistance have you had?",
        help_text="Minimal financial assistance, and money for services of public economic interest, from "
        "anybody. Enter 0 if you have had none.",
    )
    confirms = fields.TickField(label="I confirm this for the organisation and its whole group")
