"""Form fields for questions: what they look like, never what they accept."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from almoner.ground.questions import states
from almoner.ground.questions.models import Question
from almoner.ground.ui import dates, fields
from almoner.ground.ui.forms import MOST_ROWS, RowForm, Rows, rows_of
from almoner.ground.ui.looks import Look

FEW_OPTIONS = 8
BLANK_ROWS = 3
SELECTED_YES_NO = (("yes", "Yes"), ("no", "No"))
Options = list[tuple[str, str]]


class AnswerRow(RowForm):
    """Judges nothing itself."""

    def full_clean(self) -> None:
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


def choices_of(options: list[dict[str, Any]]) -> Options:
    return [(str(option["value"]), str(option["label"])) for option in options]


def opens_as_list(question: Question) -> bool:
    return question.kind == states.CHOICE and len(question.options) > FEW_OPTIONS


def one_choice(options: Options, **given: Any) -> forms.Field:
    """Radio buttons, or a list that opens when there are many."""
    return (fields.ChoiceField if len(options) <= FEW_OPTIONS else fields.SelectField)(
        choices=options, **given
    )


MAKERS: dict[str, Callable[..., forms.Field]] = {
    states.NUMBER: lambda options, **given: fields.WholeNumberField(**given),
    states.MONEY: lambda options, **given: fields.MoneyField(**given),
    states.DATE: lambda options, **given: dates.DayField(**given),
    states.YES_NO: lambda options, **given: fields.YesNoField(**given),
    states.CHOICE: one_choice,
    states.CHOICES: lambda options, **given: fields.ManyField(choices=options, **given),
    states.FILE: lambda options, **given: fields.UploadField(**given),
}


def hint_of(question: Question, wait: str, criteria: Mapping[str, str]) -> str:
    scored = criteria.get(question.scored_by, "")
    told = (
        wait,
        question.help,
        f"Why we ask: {question.why_asked}" if question.why_asked else "",
        f"For example: {question.example}" if question.example else "",
        f"Scored under: {scored}." if scored else "",
    )
    return "\n".join(part for part in told if part)


def field_for(question: Question, wait: str, criteria: Mapping[str, str]) -> forms.Field:
    """`required` is only shown: a draft may leave it empty."""
    given: dict[str, Any] = {
        "label": question.label,
        "required": question.required,
        "help_text": hint_of(question, wait, criteria),
    }
    if question.kind == states.LONG_TEXT:
        rows = min(max((question.word_limit or 150) // 20, 4), 20)
        return fields.LongTextField(look=Look(words=question.word_limit or 0, rows=rows), **given)
    if question.kind == states.SHORT_TEXT:
        return fields.TextField(look=Look(words=question.word_limit or 0), **given)
    return MAKERS[question.kind](choices_of(question.options), **given)


def remove_field(question: Question, name: str) -> forms.Field:
    return fields.TickField(label=f"Remove {name}", required=False)


def column_field(column: dict[str, Any]) -> forms.Field:
    kind = column["kind"]
    given: dict[str, Any] = {"label": column["title"], "required": bool(column.get("required"))}
    if kind == states.SHORT_TEXT:
        return fields.TextField(**given)
    if kind == states.YES_NO:
        return fields.SelectField(choices=SELECTED_YES_NO, **given)
    if kind == states.CHOICE:
        return fields.SelectField(choices=choices_of(column.get("options", [])), **given)
    return MAKERS[kind]([], **given)


def initial_of(kind: str, value: Any) -> Any:
    """The kept value as a field of this kind shows it."""
    if kind == states.DATE and value:
        return date.fromisoformat(value)
    if kind == states.YES_NO and isinstance(value, bool):
        return "yes" if value else "no"
    return value if kind != states.FILE else None


def rows_for(question: Question, prefix: str, value: Any, posted: QueryDict | None) -> Rows:
    """The rows that were posted, or else those that are kept, with some empty ones."""
    columns = question.columns
    form = type("QuestionRow", (AnswerRow,), {column["key"]: column_field(column) for column in columns})
    made = rows_of(form, blank=BLANK_ROWS, most=MOST_ROWS)
    bound = posted if posted is not None and f"{prefix}-TOTAL_FORMS" in posted else None
    initial = [
        {one["key"]: initial_of(one["kind"], row.get(one["key"])) for one in columns} for row in value or ()
    ]
    return made(bound, prefix=prefix, initial=initial)
