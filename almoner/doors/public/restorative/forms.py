"""The form to refer oneself: as little as is needed to answer safely."""

from collections.abc import Iterable
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.do.restorative.models import HARMS
from almoner.do.restorative.names import PartyDetails
from almoner.do.restorative.opening import SelfReferral
from almoner.ground.ui.fields import ChoiceField, LongTextField, SelectField, TextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.policy.restorative import HARMED, HARMER


class ReferForm(Form):
    side = ChoiceField(
        label="What is right for you?",
        choices=((HARMED, "Somebody harmed me"), (HARMER, "I harmed somebody")),
    )
    name = TextField(label="What should we call you?", max_length=120, help_text="A first name is enough.")
    contact = TextField(
        label="How can we reach you?", max_length=200, help_text="A telephone number or an email address."
    )
    safe_way = LongTextField(
        label="When and how is it safe to contact you?", max_length=1_000, required=False, look=Look(rows=3),
        help_text="For example: only in the mornings, no voicemail, do not say who you are.",
    )  # fmt: skip
    area = SelectField(label="Where do you live?")
    harm = SelectField(label="What was it about?", choices=HARMS)
    story = LongTextField(
        label="Is there anything that you want us to know now?", max_length=5_000, required=False,
        look=Look(rows=5), help_text="You need not tell it here. We will ask when we talk.",
    )  # fmt: skip

    def __init__(self, *args: Any, areas: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {one.code: one for one in areas}
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"), *((code, one.name) for code, one in self.areas.items())
        ]  # fmt: skip

    def said(self) -> SelfReferral:
        given = self.cleaned_data
        details = PartyDetails(given["name"], given["contact"], given["safe_way"])
        return SelfReferral(given["side"], self.areas[given["area"]], given["harm"], given["story"], details)
