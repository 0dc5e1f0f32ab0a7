"""The form of a report, with a field for each measure and each line of the budget (4.13)."""

from typing import Any

from almoner.ground.core.money import in_words
from almoner.ground.ui.fields import LongTextField, MoneyField, TextField, TickField, WholeNumberField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.policy.terms import Terms
from almoner.review.monitoring.models import Return, ReturnMeasure, ReturnSpend
from almoner.review.monitoring.states import QUERIED
from almoner.review.monitoring.writing import Declared, Said

LOW, MANY_PEOPLE = Look(rows=2), 10_000_000
THE_TEXT = ("narrative", "people_reached", "people_because", "changes", "unspent_plan")
OPTIONAL = ("changes", "unspent_plan")
DECLARATION = ("answer", "name", "position", "confirms")


class ReportForm(Form):
    """Nothing must be filled in to be kept; what is missing is asked for when the report is sent."""

    narrative = LongTextField(
        label="What was achieved?", required=False, max_length=4_000, look=Look(rows=8, words=500),
        help_text="What you did, for whom, and what changed for them. Never write who was helped.",
    )  # fmt: skip
    people_reached = WholeNumberField(
        label="How many people took part or were helped since the start?", required=False, most=MANY_PEOPLE
    )
    people_because = LongTextField(
        label="Why fewer than promised?", required=False, max_length=1_000, look=LOW
    )
    changes = LongTextField(
        label="What changed from what you promised?", required=False, max_length=2_000, look=Look(rows=3)
    )
    unspent_plan = LongTextField(
        label="If not all was spent: what should become of it?", required=False, max_length=1_000, look=LOW
    )
    answer = LongTextField(label="Your answer to the question", required=False, max_length=2_000)
    name = TextField(
        label="Your full name", required=False, max_length=120, look=Look(autocomplete="name"),
        help_text="Typing it here is your signature.",
    )  # fmt: skip
    position = TextField(label="What you are in the organisation", required=False, max_length=120)
    confirms = TickField(
        label="What this report says is true, and the money was spent on what it was given for",
        required=False,
    )

    def __init__(self, *args: Any, report: Return, terms: Terms, **options: Any) -> None:
        self.measures = list(report.measures.select_related("outcome"))
        self.lines = list(report.spending.all())
        super().__init__(*args, initial=self.initial_of(report), **options)
        promised = report.people_promised
        if promised is not None:
            self.fields["people_reached"].help_text = f"{promised:,} were promised by then."
        for one in self.measures:
            self.ask_about(one, terms)
        for line in self.lines:
            self.ask_spending(line, terms)
        if not report.is_final:
            del self.fields["unspent_plan"]
        if report.status != QUERIED:
            del self.fields["answer"]
        self.mark_what_is_asked()

    def mark_what_is_asked(self) -> None:
        for name, field in self.fields.items():
            field.required = not (name.endswith("_because") or name in OPTIONAL)

    def full_clean(self) -> None:
        """A draft may be kept with gaps; the action says which of them stand in the way of sending."""
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        self.mark_what_is_asked()

    def ask_about(self, one: ReturnMeasure, terms: Terms) -> None:
        promised = one.outcome
        before = f", from {promised.baseline}" if promised.baseline else ""
        how = f" Measured by: {promised.how_measured}." if promised.how_measured else ""
        self.fields[f"achieved_{one.pk}"] = TextField(
            label=promised.measure, required=False, max_length=120,
            help_text=f"Promised for the whole grant: {promised.target}{before}.{how}",
        )  # fmt: skip
        share = terms.kpi_explain_below_percent
        self.fields[f"achieved_{one.pk}_because"] = LongTextField(
            label=f"If below {share} % of “{promised.measure}”: why?",
            required=False, max_length=1_000, look=LOW,
        )  # fmt: skip

    def ask_spending(self, one: ReturnSpend, terms: Terms) -> None:
        self.fields[f"spent_{one.pk}"] = MoneyField(
            label=one.line, required=False,
            help_text=f"{in_words(one.planned_pence)} is planned for the whole grant.",
        )  # fmt: skip
        self.fields[f"spent_{one.pk}_because"] = LongTextField(
            label=f"If “{one.line}” differs by more than {terms.line_variance_percent} %: why?",
            required=False, max_length=1_000, look=LOW,
        )  # fmt: skip

    def initial_of(self, report: Return) -> dict[str, Any]:
        found = {name: getattr(report, name) for name in THE_TEXT}
        found |= {"name": report.declared_name, "position": report.declared_position}
        for one in self.measures:
            found |= {f"achieved_{one.pk}": one.achieved, f"achieved_{one.pk}_because": one.because}
        for line in self.lines:
            found |= {f"spent_{line.pk}": line.spent_pence, f"spent_{line.pk}_because": line.because}
        return found

    @property
    def about_measures(self) -> list[str]:
        return [name for name in self.fields if name.startswith("achieved_")]

    @property
    def about_spending(self) -> list[str]:
        return [name for name in self.fields if name.startswith("spent_")]

    @property
    def about_work(self) -> list[str]:
        return [name for name in THE_TEXT[:4] if name in self.fields]

    @property
    def declaring(self) -> list[str]:
        return [name for name in DECLARATION if name in self.fields]

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(
            **{name: given[name] for name in THE_TEXT if name in given},
            achieved={
                one.pk: (given[f"achieved_{one.pk}"], given[f"achieved_{one.pk}_because"])
                for one in self.measures
            },
            spent={
                one.pk: (given[f"spent_{one.pk}"], given[f"spent_{one.pk}_because"]) for one in self.lines
            },
        )

    def declared(self) -> Declared:
        given = self.cleaned_data
        return Declared(given["name"], given["position"], given["confirms"], given.get("answer", ""))
