"""Forms of a decision sheet."""

from typing import Any

from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.rounds.models import Round
from almoner.ground.ui import dates, fields, forms
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import PURPOSES, FundBudget
from almoner.plan.priorities.models import Priority

KINDS = (("money", "It gives money"), ("process", "It starts or approves something"))


class NewSheetForm(forms.Form):
    title = fields.TextField(
        label="Title", help_text="Name the fund and its year, as the public will read it."
    )
    kind = fields.ChoiceField(label="What kind of decision is it?", choices=KINDS)
    round = fields.SelectField(label="Round", required=False, help_text="Leave empty for a sheet of its own.")
    dated = dates.DayField(label="Date of the report", required=False)

    def __init__(self, *arguments: Any, rounds: list[Round], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["round"].choices = [("", "No round"), *((one.public_id, str(one)) for one in rounds)]  # type: ignore[attr-defined]


class HeaderForm(forms.Form):
    title = fields.TextField(label="Title")
    classification = fields.TextField(label="Classification", look=Look(width="20"))
    dated = dates.DayField(label="Date of the report", required=False)
    area_affected = fields.TextField(label="Area of the county and stakeholders affected", required=False)
    author_role = fields.TextField(label="Report by: your job", required=False)
    enquiries_to = fields.TextField(label="Enquiries to", required=False)
    strategic_links = fields.LongTextField(label="Strategic links", required=False, look=Look(rows=4))
    csp_regard = fields.LongTextField(
        label="How were the priorities of Community Safety Partnerships regarded?",
        required=False,
        look=Look(rows=3),
    )
    equality_note = fields.LongTextField(label="Equality implications", required=False, look=Look(rows=3))
    mpm_note = fields.LongTextField(
        label="Regularity, propriety, value for money, feasibility", required=False, look=Look(rows=3)
    )


class SectionsForm(forms.Form):
    """One text field for each section of the sheet."""

    def __init__(self, *arguments: Any, decision: Decision, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for section in decision.sections.all():
            self.fields[f"section_{section.position}"] = fields.LongTextField(
                label=f"{section.position}. {section.heading}",
                required=False,
                initial=section.text,
                look=Look(rows=5),
            )

    def texts(self) -> dict[int, str]:
        return {int(name.removeprefix("section_")): text for name, text in self.cleaned_data.items()}


class LineForm(forms.Form):
    title = fields.TextField(label="Project")
    description = fields.LongTextField(
        label="Short public description",
        help_text="At most 300 characters.",
        look=Look(rows=3, characters=300),
    )
    description_was_checked = fields.TickField(
        label="I have read the description: it names no person and no refuge's address", required=False
    )
    amount_pence = fields.MoneyField(label="Amount", look=Look(width="10"))
    budget = fields.SelectField(label="Fund, year and stream")
    priority = fields.SelectField(label="Priority")
    purpose = fields.SelectField(label="Purpose", choices=PURPOSES)
    statutory_basis = fields.TextField(label="Legal basis")
    reasons = fields.LongTextField(
        label="Why it will reduce crime and disorder", required=False, look=Look(rows=3)
    )
    conditions = fields.LongTextField(label="Conditions", required=False, look=Look(rows=2))
    contrary_reason = fields.LongTextField(
        label="If it goes against the panel or the checks: why", required=False, look=Look(rows=2)
    )

    def __init__(
        self, *arguments: Any, budgets: list[FundBudget], priorities: list[Priority], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.budgets = {str(one.pk): one for one in budgets}
        self.priorities = {str(one.pk): one for one in priorities}
        self.fields["budget"].choices = [(key, str(one)) for key, one in self.budgets.items()]  # type: ignore[attr-defined]
        self.fields["priority"].choices = [(key, one.title) for key, one in self.priorities.items()]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return said | {
            "budget": self.budgets[said["budget"]],
            "priority": self.priorities[said["priority"]],
            "description_was_checked": bool(said["description_was_checked"]),
        }

    @staticmethod
    def initial_of(line: DecisionLine) -> dict[str, Any]:
        names = (
            "title", "description", "description_was_checked", "amount_pence", "purpose", "statutory_basis",
            "reasons", "conditions", "contrary_reason",
        )  # fmt: skip
        found = {name: getattr(line, name) for name in names}
        return found | {"budget": str(line.budget_id), "priority": str(line.priority_id or "")}


class SignForm(forms.Form):
    """The word of a signatory; the decision-maker may leave single lines out."""

    reveals = {"word": {"no": ("comment",)}}
    word = fields.ChoiceField(
        label="Your decision",
        choices=(("yes", "I agree the recommendations"), ("no", "I do not agree, because…")),
    )
    comment = fields.LongTextField(label="Why not?", required=False, look=Look(rows=3))

    def __init__(self, *arguments: Any, lines: list[DecisionLine], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.lines = lines
        for line in lines:
            self.fields[f"line_{line.pk}"] = fields.TextField(
                label=f"Leave out “{line.title}”? Say why", required=False
            )

    def left_out(self) -> dict[int, str]:
        said = {line.pk: str(self.cleaned_data.get(f"line_{line.pk}") or "") for line in self.lines}
        return {key: reason for key, reason in said.items() if reason.strip()}


class WithholdForm(forms.Form):
    ground = fields.LongTextField(
        label="On what ground is it withheld?",
        help_text="Name the exemption. The public sees that one decision is withheld, not what it says.",
        look=Look(rows=3),
    )


class MeetingForm(forms.Form):
    title = fields.TextField(label="Meeting", initial="Police, Fire and Crime Panel")
    held_on = dates.DayField(label="Date")
