"""Forms of ad-hoc proposals."""

from collections.abc import Iterable, Mapping
from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.do.decisions.models import Decision
from almoner.do.proposals.actions import ProposalDetails
from almoner.do.proposals.models import Proposal
from almoner.ground.accounts.models import Person
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import ChoiceField, LongTextField, MoneyField, SelectField, TextField, TickField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority
from almoner.policy.ad_hoc import TRIGGERS

LOW = Look(rows=3)
A_SHEET_OF_ITS_OWN = "new"


class ProposalForm(Form):
    organisation = SelectField(label="Which organisation is the money for?")
    title = TextField(label="Title", max_length=160)
    purpose = LongTextField(
        label="What is it for?", max_length=300, help_text="The public reads this.",
        look=Look(rows=3, characters=300),
    )  # fmt: skip
    amount_pence = MoneyField(label="Sum")
    budget = SelectField(label="From which ad-hoc budget?")
    priority = SelectField(label="Which priority of the plan does it serve?")
    trigger = ChoiceField(label="What brought it about? (3.6)", choices=list(TRIGGERS.items()))
    evidence = LongTextField(
        label="What shows it?", max_length=4_000, look=LOW,
        help_text="Who named it and when, which assessment, which law, what happened.",
    )  # fmt: skip
    options = LongTextField(
        label="Which ways were looked at?", max_length=4_000, required=False, look=LOW,
        help_text="Doing nothing, the next round, another provider. Needed before it is put forward.",
    )  # fmt: skip
    waiver = LongTextField(
        label="Why are no bids asked for?", max_length=4_000, required=False, look=LOW,
        help_text="Needed before it is put forward. It stands on the decision sheet.",
    )  # fmt: skip
    statutory_basis = TextField(label="Legal basis (1.4)", max_length=200)
    involves_vulnerable = TickField(label="It is work with children or with adults at risk", required=False)
    sponsor = SelectField(label="Sponsoring officer")

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Organisation],
        budgets: Iterable[FundBudget],
        priorities: Iterable[Priority],
        sponsors: Iterable[Person],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.rows: dict[str, dict[str, Any]] = {
            "organisation": {one.public_id: one for one in organisations},
            "budget": {str(one.pk): one for one in budgets},
            "priority": {one.code: one for one in priorities},
            "sponsor": {one.public_id: one for one in sponsors},
        }
        for field, rows in self.rows.items():
            choose(self, field, {key: named(one) for key, one in rows.items()})

    def details(self) -> ProposalDetails:
        said = dict(self.cleaned_data)
        said["involves_vulnerable"] = bool(said["involves_vulnerable"])
        return ProposalDetails(**(said | {name: rows[said[name]] for name, rows in self.rows.items()}))

    @staticmethod
    def initial_of(row: Proposal) -> dict[str, Any]:
        return vars(row) | {
            "organisation": row.organisation.public_id,
            "budget": str(row.budget_id),
            "priority": row.priority.code,
            "sponsor": row.sponsor.public_id,
        }


class DropForm(Form):
    reason = LongTextField(label="Why is it given up?", max_length=2_000, look=LOW)


class SheetForm(Form):
    sheet = SelectField(label="On which sheet?")
    dated = DayField(label="Date of the report", required=False, help_text="For a sheet of its own.")

    def __init__(self, *args: Any, drafts: Iterable[Decision], **options: Any) -> None:
        super().__init__(*args, **options)
        self.drafts = {one.public_id: one for one in drafts}
        choices = {A_SHEET_OF_ITS_OWN: "A sheet of its own"}
        choose(self, "sheet", choices | {key: f"{one}" for key, one in self.drafts.items()})


def choose(form: Form, field: str, pairs: Mapping[str, str]) -> None:
    form.fields[field].choices = [("", "Choose"), *pairs.items()]  # type: ignore[attr-defined]


def named(row: object) -> str:
    """As it is chosen: a budget by its year and stream, a priority by its code."""
    if isinstance(row, FundBudget):
        return f"{row.fund.name} {row.financial_year} ({row.stream.name})"
    return f"{row.code} {row.title}" if isinstance(row, Priority) else str(row)
