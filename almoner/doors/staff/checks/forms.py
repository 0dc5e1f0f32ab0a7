"""Forms of the checks before money is promised (9.1 a to d)."""

from typing import Any

from almoner.analyse.organisations.passport import Document
from almoner.do.diligence.models import CONDITION, RESULTS
from almoner.ground.ui import fields, forms
from almoner.ground.ui.looks import Look

SPOKEN = [one for one in RESULTS if one[0] != "not_needed"]
SETTLED = (
    ("confirmed", "Confirmed"),
    ("contradicted", "Contradicted"),
    ("corrected", "Corrected by the applicant"),
)


class CheckForm(forms.Form):
    """The result of any item; items a and b ask more, and what is not answered is left out."""

    result = fields.ChoiceField(label="What is the result?", choices=RESULTS)
    document = fields.SelectField(label="Which paper did you look at?", required=False)
    note = fields.LongTextField(
        label="Note",
        help_text="What you saw. Where a rule is not met and you go on, say why here.",
        required=False,
        look=Look(rows=4),
    )

    def __init__(self, *arguments: Any, papers: list[Document], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.papers = {one.public_id: one for one in papers}
        known = [("", "None"), *((key, str(one)) for key, one in self.papers.items())]
        self.fields["document"].choices = known  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        fixed = {"result": said.pop("result"), "note": said.pop("note")}
        paper = self.papers.get(said.pop("document"))
        return fixed | {
            "document": paper,
            "answers": {name: one for name, one in said.items() if one not in ("", None)},
        }


class FinanceForm(CheckForm):
    irregularities = fields.YesNoField(label="Are there irregularities in the accounts?", required=False)
    overdue_at_regulator = fields.YesNoField(label="Are accounts overdue at the register?", required=False)
    finance_chief_accepts_because = fields.LongTextField(
        label="The Chief Finance Officer accepts a cash position of nothing or less, because",
        help_text="Only the Chief Finance Officer fills this in.",
        required=False,
        look=Look(rows=2),
    )


class PolicyForm(CheckForm):
    register_active = fields.YesNoField(label="Does the register show it as active?", required=False)
    unrelated_trustees = fields.WholeNumberField(
        label="How many unrelated people run it?", required=False, most=200
    )


BY_ITEM: dict[str, type[CheckForm]] = {"a": FinanceForm, "b": PolicyForm, "c": CheckForm, "d": CheckForm}


class AskForm(forms.Form):
    claim = fields.LongTextField(label="The statement, word for word", look=Look(rows=3))
    asked = fields.TextField(label="Who is asked?", help_text="For example, the Community Safety Partnership")


class SettleForm(forms.Form):
    reply = fields.LongTextField(label="What did they say?", look=Look(rows=3))
    verdict = fields.ChoiceField(label="What came of it?", choices=SETTLED)


class ConcludeForm(forms.Form):
    reveals = {"overall": {CONDITION: ("condition",)}}
    overall = fields.ChoiceField(label="What do the checks come to?", choices=SPOKEN)
    condition = fields.TextField(label="The condition", required=False)


class ReopenForm(forms.Form):
    reason = fields.LongTextField(label="Why are they opened again?", look=Look(rows=3))
