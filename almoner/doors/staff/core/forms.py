"""Forms of core grants."""

from collections.abc import Iterable, Mapping
from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.partnerships.models import Partnership
from almoner.do.decisions.models import DecisionLine
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    LongTextField,
    MoneyField,
    SelectField,
    TextField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.allocations.actions import ShareDetails
from almoner.plan.allocations.models import CoreAllocation
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority

SHORT = Look(width="10")


class BeginForm(Form):
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")


class CopyForm(Form):
    budget = SelectField(label="From which budget of this year?")
    percent = WholeNumberField(
        label="More or less, in per cent", least=-99, most=100,
        help_text="2 raises every share by 2%, rounded to a pound; 0 copies them as they are.",
    )  # fmt: skip

    def __init__(self, *args: Any, budgets: Iterable[FundBudget], **options: Any) -> None:
        super().__init__(*args, **options)
        self.budgets = {str(one.pk): one for one in budgets}
        choose(self, "budget", {key: named(one) for key, one in self.budgets.items()})


class ShareForm(Form):
    partner = SelectField(label="Partner")
    category = SelectField(label="Category (3.5)")
    partnership = SelectField(
        label="Its partnership, if it serves areas", required=False,
        help_text="Then the sum per head is shown.",
    )  # fmt: skip
    budget = SelectField(label="Budget")
    amount_pence = MoneyField(label="Sum for the year")
    purpose = LongTextField(
        label="What is it for?", max_length=300, help_text="The public reads this.",
        look=Look(rows=3, characters=300),
    )  # fmt: skip
    accountable_body = TextField(label="Accountable body", max_length=200)
    statutory_basis = TextField(label="Legal basis (1.4)", max_length=200)
    change_reason = LongTextField(
        label="Why does it change?", max_length=1_000, required=False, look=Look(rows=2),
        help_text="Needed for a large change from last year.",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        partners: Iterable[Organisation],
        partnerships: Iterable[Partnership],
        budgets: Iterable[FundBudget],
        categories: Mapping[str, str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.rows: dict[str, dict[str, Any]] = {
            "partner": {one.public_id: one for one in partners},
            "partnership": {one.code: one for one in partnerships},
            "budget": {str(one.pk): one for one in budgets},
        }
        choose(self, "partner", {key: str(one) for key, one in self.rows["partner"].items()})
        choose(self, "partnership", {key: str(one) for key, one in self.rows["partnership"].items()})
        choose(self, "budget", {key: named(one) for key, one in self.rows["budget"].items()})
        choose(self, "category", {code: f"{code}: {words}" for code, words in categories.items()})

    def details(self) -> ShareDetails:
        said = dict(self.cleaned_data)
        found = {name: rows.get(said[name]) for name, rows in self.rows.items()}
        return ShareDetails(**(said | found))

    @staticmethod
    def initial_of(row: CoreAllocation) -> dict[str, Any]:
        return vars(row) | {
            "partner": row.partner.public_id,
            "partnership": row.partnership.code if row.partnership else "",
            "budget": str(row.budget_id),
        }

    @staticmethod
    def initial_from(line: DecisionLine) -> dict[str, Any]:
        """A pilot's award, as the share of the partner that ran it."""
        return {
            "partner": line.organisation.public_id if line.organisation else "",
            "amount_pence": line.amount_pence,
            "purpose": line.description,
            "accountable_body": str(line.organisation or ""),
            "change_reason": f"Carries on the pilot “{line.title}”.",
        }


class CheckForm(Form):
    irregularities = ChoiceField(
        label="Is anything irregular in the partner's accounts or earlier returns?",
        choices=(("no", "No"), ("yes", "Yes")),
    )
    note = LongTextField(
        label="What was looked at, and how likely is the money to do what it is for?", max_length=2_000
    )


class SheetForm(Form):
    priority = SelectField(label="Which priority of the plan does the money serve?")
    dated = DayField(label="Date of the report", required=False)

    def __init__(self, *args: Any, priorities: Iterable[Priority], **options: Any) -> None:
        super().__init__(*args, **options)
        self.priorities = {one.code: one for one in priorities}
        choose(self, "priority", {key: f"{key} {one.title}" for key, one in self.priorities.items()})


def choose(form: Form, field: str, pairs: Mapping[str, str]) -> None:
    form.fields[field].choices = [("", "Choose"), *pairs.items()]  # type: ignore[attr-defined]


def named(budget: FundBudget) -> str:
    return f"{budget.fund.name}, {budget.line} ({budget.stream.name})"
