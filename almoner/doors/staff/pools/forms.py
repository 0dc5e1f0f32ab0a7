"""Forms of pools."""

from collections.abc import Iterable
from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    LongTextField,
    MoneyField,
    SelectField,
    TextField,
    UploadField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import PURPOSES, Fund
from almoner.plan.pools.models import CONCLUSIONS, AnnualReport, Pool, Review, Workstream
from almoner.plan.pools.planning import FunderDetails, PoolDetails, WorkDetails
from almoner.plan.pools.queries import Contributor
from almoner.plan.pools.reporting import ReportDetails
from almoner.plan.pools.reviewing import ReviewDetails

SHORT, LINES = Look(width="10"), Look(rows=4)


class PoolForm(Form):
    code = TextField(label="Code", max_length=8, look=SHORT, help_text="References begin with it: VV-26-03.")
    name = TextField(label="Name of the partnership", max_length=160)
    aims = LongTextField(label="What is it for?", max_length=2_000, required=False, look=LINES)
    fund = SelectField(label="Fund", help_text="Its budgets are what the partners give.")
    own_fund = SelectField(label="Fund that the office's own contribution comes from", required=False)
    own_line = TextField(
        label="Heading of that contribution", max_length=40, required=False,
        help_text="As in the budget of that fund, the same every year.",
    )  # fmt: skip

    def __init__(self, *args: Any, funds: Iterable[Fund], **options: Any) -> None:
        super().__init__(*args, **options)
        self.funds = {one.code: one for one in funds}
        for name in ("fund", "own_fund"):
            choose(self, name, [(code, one.name) for code, one in self.funds.items()])

    def details(self) -> PoolDetails:
        said = dict(self.cleaned_data)
        found = {name: self.funds.get(said[name]) for name in ("fund", "own_fund")}
        return PoolDetails(**(said | found))

    @staticmethod
    def initial_of(row: Pool) -> dict[str, Any]:
        own = row.own_fund.code if row.own_fund else ""
        return vars(row) | {"fund": row.fund.code, "own_fund": own}


class YearForm(Form):
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")


class WorkForm(Form):
    title = TextField(label="Title of the work or phase", max_length=160)
    description = LongTextField(
        label="What is it for?", max_length=300, help_text="The public reads this.",
        look=Look(rows=3, characters=300),
    )  # fmt: skip
    outcome = LongTextField(label="What is to come of it?", max_length=2_000, look=LINES)
    purpose = SelectField(label="Purpose (1.5)", choices=PURPOSES)
    partner = SelectField(
        label="Who delivers it?", required=False, help_text="Needed before it is put to decision."
    )

    def __init__(self, *args: Any, partners: Iterable[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.partners = {one.public_id: one for one in partners}
        choose(self, "partner", [(key, str(one)) for key, one in self.partners.items()])

    def details(self) -> WorkDetails:
        said = dict(self.cleaned_data)
        return WorkDetails(**(said | {"partner": self.partners.get(said["partner"])}))

    @staticmethod
    def initial_of(row: Workstream) -> dict[str, Any]:
        return vars(row) | {"partner": row.partner.public_id if row.partner else ""}


class ShareForm(Form):
    budget = SelectField(label="Whose money?")
    amount_pence = MoneyField(label="Sum")
    how_it_fits = LongTextField(
        label="How does the work meet the contributor's conditions?", max_length=2_000, required=False,
        look=LINES, help_text="Needed where the money is restricted.",
    )  # fmt: skip

    def __init__(self, *args: Any, contributors: Iterable[Contributor], **options: Any) -> None:
        super().__init__(*args, **options)
        self.budgets = {str(one.budget.pk): one.budget for one in contributors}
        choose(self, "budget", [(str(one.budget.pk), one.name) for one in contributors])


class FunderForm(Form):
    name = TextField(label="Who gives it?", max_length=160)
    what_for = TextField(label="For what?", max_length=200)
    amount_pence = MoneyField(label="Sum for the year")
    source = TextField(
        label="Where is this written?", max_length=200, help_text="A letter, a minute, a published budget."
    )

    def details(self) -> FunderDetails:
        return FunderDetails(**self.cleaned_data)


class AgreeForm(Form):
    reason = LongTextField(
        label="Why is it agreed without a review that says so?", max_length=2_000, required=False, look=LINES,
        help_text="Leave it empty where last year's review is closed and says to go on.",
    )  # fmt: skip


class ReviewForm(Form):
    period_from = DayField(label="From")
    period_to = DayField(label="Until")
    evidence = LongTextField(label="What was looked at?", max_length=5_000, look=LINES)
    effectiveness = LongTextField(
        label="Effectiveness: what came of the office's contribution?", max_length=5_000
    )
    efficiency = LongTextField(
        label="Efficiency: what did it cost for what came of it?", max_length=5_000,
        help_text="Compare with other ways to reach the same.",
    )  # fmt: skip
    conclusion = ChoiceField(label="What follows?", choices=CONCLUSIONS)
    conclusion_because = LongTextField(label="Why?", max_length=2_000, look=LINES)

    def details(self) -> ReviewDetails:
        return ReviewDetails(**self.cleaned_data)

    @staticmethod
    def initial_of(row: Review | None) -> dict[str, Any]:
        return dict(vars(row)) if row else {}


class ReportForm(Form):
    period_from = DayField(label="From")
    period_to = DayField(label="Until")
    text = LongTextField(
        label="What did the year come to?", max_length=20_000, look=Look(rows=14),
        help_text="The public reads this. A blank line begins a new paragraph.",
    )  # fmt: skip
    document = UploadField(label="The report as a document, if there is one", required=False)

    def details(self) -> ReportDetails:
        said = self.cleaned_data
        return ReportDetails(said["period_from"], said["period_to"], said["text"])

    @staticmethod
    def initial_of(row: AnnualReport | None) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("period_from", "period_to", "text")} if row else {}


class TakeBackForm(Form):
    reason = LongTextField(label="What is to be put right?", max_length=2_000, look=LINES)


def choose(form: Form, field: str, pairs: list[tuple[str, str]]) -> None:
    form.fields[field].choices = [("", "Choose"), *pairs]  # type: ignore[attr-defined]
