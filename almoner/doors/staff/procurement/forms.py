"""Forms of procurements."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from almoner.analyse.organisations.models import Organisation
from almoner.do.procurement.awarding import Confirmation, Part
from almoner.do.procurement.models import ANSWERS, CHECKS, LEAD, PARTS, ROUTES, Procurement
from almoner.do.procurement.planning import LotDetails, TenderDetails
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    LongTextField,
    MoneyField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority

SHORT, LOW = Look(width="10"), Look(rows=3)
MORE_PARTS = 3
NEW = "Choose"


def choose(form: Form, field: str, pairs: Mapping[str, str]) -> None:
    form.fields[field].choices = [("", NEW), *pairs.items()]  # type: ignore[attr-defined]


class MonthsField(TextField):
    """`12, 12` becomes (12, 12); nothing is no extension."""

    def clean(self, value: Any) -> Any:
        words = super().clean(value).replace("+", ",").split(",")
        found = [one.strip() for one in words if one.strip()]
        if not all(one.isdecimal() and len(one) < 4 for one in found):
            raise ValidationError("Enter months as numbers with commas, like 12, 12.", code="months")
        return tuple(int(one) for one in found)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(one) for one in value) if isinstance(value, list | tuple) else value


class TenderForm(Form):
    title = TextField(label="What is bought?", max_length=160)
    service = LongTextField(
        label="The service, as the public will read it", max_length=300, look=Look(rows=3, characters=300)
    )
    budget = SelectField(label="Fund, stream and year that pays first",
                         help_text="Later years are paid from the same fund and stream.")  # fmt: skip
    priority = SelectField(label="Which priority of the plan does it serve?")
    route = SelectField(label="Route to market")
    team_reference = TextField(label="Reference of the seven-force team", required=False, max_length=40)
    options = LongTextField(label="Which ways of funding were looked at? (1.9)", max_length=4_000,
                            required=False, help_text="Grant, contract, in house, with others.")  # fmt: skip
    rationale = LongTextField(label="Why this one, and why is it in proportion?", max_length=4_000,
                              required=False)  # fmt: skip
    equality_note = LongTextField(
        label="What does the service mean for equality? (2.1 b)", max_length=4_000, required=False, look=LOW,
        help_text="What was found and where it lies, or why none is needed. Asked before the tender.",
    )  # fmt: skip
    needs_assessed_on = DayField(label="Day of the needs assessment", required=False)
    need_source = TextField(label="Where does the evidence of need stand? (2.1 d)", required=False,
                            max_length=200,
                            help_text="Its title and where it is kept, or its address.")  # fmt: skip
    need_reason = LongTextField(label="If it is old, missing or not named: why go on?", required=False,
                                max_length=2_000, look=LOW)  # fmt: skip
    starts_on = DayField(label="The contract starts on")
    initial_end = DayField(label="It ends on, without extensions")
    extension_months = MonthsField(label="Extensions allowed, in months", required=False, max_length=40,
                                   look=SHORT, help_text="Like 12, 12 for two of a year each.")  # fmt: skip
    is_free = TickField(label="The service is free to those who use it", required=False)
    is_confidential = TickField(label="It is confidential", required=False)
    needs_no_report = TickField(label="It is open whether or not reported to the police", required=False)

    def __init__(
        self, *args: Any, budgets: Iterable[FundBudget], priorities: Iterable[Priority], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.rows: dict[str, dict[str, Any]] = {
            "budget": {str(one.pk): one for one in budgets},
            "priority": {one.code: one for one in priorities},
        }
        choose(self, "budget", {key: named(one) for key, one in self.rows["budget"].items()})
        choose(self, "priority", {key: f"{key} {one.title}" for key, one in self.rows["priority"].items()})
        choose(self, "route", dict(ROUTES))

    def details(self) -> TenderDetails:
        said = dict(self.cleaned_data)
        return TenderDetails(**(said | {name: rows[said[name]] for name, rows in self.rows.items()}))

    @staticmethod
    def initial_of(row: Procurement) -> dict[str, Any]:
        return vars(row) | {"budget": str(row.budget_id), "priority": row.priority.code}


def named(budget: FundBudget) -> str:
    return f"{budget.fund.name} {budget.financial_year}, {budget.line} ({budget.stream.name})"


class LotForm(Form):
    title = TextField(label="Title of the lot", max_length=160,
                      help_text="Where everything is bought as a whole, name the service.")  # fmt: skip
    annual_pence = MoneyField(label="Value of a year")
    volume = LongTextField(label="Volume assumed", required=False, max_length=300, look=LOW,
                           help_text="Like 1,200 people supported a year.")  # fmt: skip

    def details(self) -> LotDetails:
        return LotDetails(**self.cleaned_data)


class MilestoneForm(Form):
    kind = SelectField(label="Milestone")
    planned_on = DayField(label="Planned day", required=False)
    actual_on = DayField(label="Actual day, when it has come", required=False)

    def __init__(self, *args: Any, kinds: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "kind", kinds)


class NoticeForm(Form):
    code = SelectField(label="Notice")
    published_on = DayField(label="Published on")
    reference = TextField(label="Reference on the central platform", max_length=40)

    def __init__(self, *args: Any, codes: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "code", {code: f"{code} {words}" for code, words in codes.items()})


class PrinciplesForm(Form):
    """An answer and its evidence for each of the ten; the fields are made from the policy's table."""

    def __init__(self, *args: Any, words: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.words = words
        for letter, sentence in words.items():
            self.fields[f"answer_{letter}"] = SelectField(
                label=f"{letter}. {sentence}", choices=[("", NEW), *ANSWERS], required=False
            )
            self.fields[f"evidence_{letter}"] = LongTextField(
                label=f"What shows it? ({letter})", required=False, max_length=2_000, look=Look(rows=2)
            )

    def answers(self) -> dict[str, tuple[str, str]]:
        said = self.cleaned_data
        found = {one: (said[f"answer_{one}"], said[f"evidence_{one}"]) for one in self.words}
        return {one: pair for one, pair in found.items() if any(pair)}


class ConfirmationForm(Form):
    by = TextField(label="Who of the seven-force team confirmed it?", max_length=120)
    on = DayField(label="On which day?")
    reference = TextField(label="Their reference", max_length=40, look=SHORT)
    checks = SelectField(label="Result of their checks of the winner (9.1)")
    note = LongTextField(label="Conditions, or what failed", required=False, max_length=2_000, look=LOW)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "checks", dict(CHECKS))

    def said(self) -> Confirmation:
        return Confirmation(**self.cleaned_data)


class CloseForm(Form):
    bids = WholeNumberField(label="Tenders received", least=0, most=500)
    small_bids = WholeNumberField(
        label="Of them from small firms or charities", least=0, most=500,
        help_text="Only these two numbers are kept of those who tendered.",
    )  # fmt: skip


class WinnerForm(Form):
    """The winner with its own share, and up to three partners or sub-contractors."""

    winner = SelectField(label="Winner")
    percent = WholeNumberField(label="Its own share, in per cent", least=1, most=100)

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisations = {one.public_id: one for one in organisations}
        choose(self, "winner", {key: str(one) for key, one in self.organisations.items()})
        others = [(key, words) for key, words in PARTS if key != LEAD]
        for place in range(1, MORE_PARTS + 1):
            self.fields[f"name_{place}"] = TextField(
                label=f"Partner or sub-contractor {place}", required=False, max_length=200
            )
            self.fields[f"part_{place}"] = SelectField(
                label=f"What is {place}?", required=False, choices=[("", NEW), *others]
            )
            self.fields[f"percent_{place}"] = WholeNumberField(
                label=f"Share of {place}, in per cent", required=False, least=1, most=99
            )

    def chosen(self) -> tuple[Organisation, tuple[Part, ...]]:
        said = self.cleaned_data
        winner = self.organisations[said["winner"]]
        more = [
            Part(said[f"name_{place}"], said[f"part_{place}"], said[f"percent_{place}"] or 0)
            for place in range(1, MORE_PARTS + 1)
            if said[f"name_{place}"] or said[f"percent_{place}"]
        ]
        return winner, (Part(winner.name[:200], LEAD, said["percent"]), *more)


class ReasonForm(Form):
    reason = LongTextField(label="Why?", max_length=2_000, look=LOW, help_text="It is kept.")


def first_day(day: date) -> date:
    """The first of the next financial year: where a new contract usually begins."""
    return date(day.year + (day.month > 3), 4, 1)
