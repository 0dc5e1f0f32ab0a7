"""Forms of panels: who sits, who came, what is said of a bid, and the closing."""

import re
from collections.abc import Iterable
from typing import Any

from almoner.do.applications.models import Application
from almoner.do.applications.reasons import BANK, Reason, chosen
from almoner.do.evaluation.models import NOT_RECOMMEND, OUTCOMES, RECOMMEND, RESERVE, PanelMember
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    EmailField,
    LongTextField,
    ManyField,
    MoneyField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.policy.findings import Finding

PERCENT = re.compile(r"^(\d{1,3})(?:\.(\d))?\s*%?$", re.ASCII)
NOT_THE_PANELS = {"ineligible_type", "finance_check", "below_line", "earlier_returns"}


class PanelForm(Form):
    quorum = WholeNumberField(
        label="Quorum", least=3, most=20, help_text="Members present without an interest, for each bid."
    )
    scorers_each = WholeNumberField(label="Members who score each bid", least=3, most=20)
    scores_due_on = DayField(label="Scores are due on", required=False)


class MemberForm(Form):
    email = EmailField(label="Email address", max_length=254, help_text="They sign in with it.")
    name = TextField(
        label="Full name", max_length=120, required=False, help_text="Only for somebody without an account."
    )
    represents = TextField(
        label="Whom they represent", max_length=160, help_text="For example: fire and rescue service."
    )
    is_voluntary_sector = TickField(label="They come from the voluntary sector", required=False)
    is_chair = TickField(label="They chair the panel", required=False)

    def values(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return said | {name: bool(said[name]) for name in ("is_voluntary_sector", "is_chair")}


class InterestForm(Form):
    bid = SelectField(label="Bid")
    nature = LongTextField(label="What is the interest, and how did it come to light?", look=Look(rows=3))

    def __init__(self, *arguments: Any, bids: Iterable[Application], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.bids = {one.public_id: one for one in bids}
        self.fields["bid"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.reference} {one.organisation.name}") for key, one in self.bids.items()
        ]


class AttendanceForm(Form):
    """`met_on` only when the meeting is being opened."""

    met_on = DayField(label="Day of the meeting")
    present = ManyField(label="Who is there?", required=False)

    def __init__(self, *arguments: Any, members: Iterable[PanelMember], opens: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.members = {str(one.pk): one for one in members}
        self.fields["present"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.person}, {one.represents}") for key, one in self.members.items()
        ]
        self.fields["present"].initial = [key for key, one in self.members.items() if one.attended]
        if not opens:
            del self.fields["met_on"]

    def present_members(self) -> list[PanelMember]:
        return [self.members[key] for key in self.cleaned_data["present"]]


class SayForm(Form):
    """One bid at the meeting: the panel's own mark if it differs, the outcome, the sum, the minute."""

    reveals = {"outcome": {RECOMMEND: ("amount_pence",), NOT_RECOMMEND: ("reasons", "own_words")}}
    outcome = ChoiceField(label="Outcome", choices=OUTCOMES)
    amount_pence = MoneyField(
        label="Sum recommended", required=False, help_text="Less than the ask is a part award."
    )
    reasons = ManyField(
        label="Reasons for the applicant",
        required=False,
        help_text="Without one, the letter gives the mark, the line and the lowest criterion.",
        look=Look(small=True),
    )
    own_words = LongTextField(label="A reason in the panel's own words", required=False, look=Look(rows=2))
    minute = LongTextField(label="Minute", required=False, look=Look(rows=3))
    moderated = TextField(
        label="The panel's own mark, if it differs from the mean",
        required=False,
        help_text="In percent, for example 62.5. The scores stay as they were given.",
        look=Look(width="5", suffix="%"),
    )
    because = LongTextField(label="Why it differs", required=False, look=Look(rows=2))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["amount_pence"].required = True
        offered = [one for code, one in BANK.items() if code not in NOT_THE_PANELS]
        self.fields["reasons"].choices = [(one["code"], one["words"]) for one in offered]  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        """The sum is needed with one outcome only: `clean` asks for it, and no label calls it optional."""
        self.fields["amount_pence"].required = False
        super().full_clean()
        self.fields["amount_pence"].required = True

    def clean_moderated(self) -> int | None:
        """Tenths of a percent."""
        text = str(self.cleaned_data["moderated"]).strip()
        if not text:
            return None
        found = PERCENT.match(text)
        tenths = int(found[1]) * 10 + int(found[2] or 0) if found else -1
        if not 0 <= tenths <= 1000:
            self.add_error("moderated", "Enter a percentage from 0 to 100, like 62.5.")
        return tenths

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("outcome") == RECOMMEND and not said.get("amount_pence"):
            self.add_error("amount_pence", "Enter the sum that the panel recommends.")
        if said.get("moderated") is not None and not said.get("because"):
            self.add_error("because", "Say why the panel's mark differs from the scores.")
        return said

    def told(self) -> list[Reason] | None:
        """Reasons as the applicant will read them; None leaves them to the figures."""
        said = self.cleaned_data
        if said["outcome"] == RECOMMEND or said["outcome"] == RESERVE:
            return None
        found = chosen(said["reasons"])
        if said["own_words"].strip():
            found.append(Reason(code="own_words", words=said["own_words"].strip(), criterion="panel"))
        return found or None


class CloseForm(Form):
    """Minutes, the last day of the members' access, and a reason for each finding that is passed."""

    access_ends_on = DayField(label="Last day on which members can read the bids")
    minutes = LongTextField(label="Minutes of the meeting", required=False, look=Look(rows=6))

    def __init__(self, *arguments: Any, findings: Iterable[Finding], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.asked = list(findings)
        for one in self.asked:
            self.fields[f"reason_{one.rule}"] = LongTextField(
                label=one.because,
                help_text=f"Why the panel goes on (clause {one.clause}). {one.remedy}",
                required=False,
                look=Look(rows=2),
            )

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        given = {one.rule: said[f"reason_{one.rule}"] for one in self.asked}
        return {"access_ends_on": said["access_ends_on"], "minutes": said["minutes"], "reasons": given}


class CorrectionForm(Form):
    value = ChoiceField(
        label="Right points",
        choices=[(str(one), str(one)) for one in range(6)],
        look=Look(inline=True, small=True),
    )
    reason = LongTextField(
        label="Why was the score wrong?", help_text="A second person must agree.", look=Look(rows=3)
    )
