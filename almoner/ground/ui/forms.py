"""The base of every form: clear words for every refusal, and nothing typed is lost."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.forms import BaseFormSet
from django.forms.utils import ErrorDict
from django.http import QueryDict

from almoner.ground.core.refusals import Refused
from almoner.ground.ui.fields import NOT_SHOWN

NUL = ProhibitNullCharactersValidator(
    message="The text contains a character that cannot be kept (NUL). Delete it, or type the text again."
)
MOST_ROWS = 100
THINGS = {
    "DayField": "a date",
    "MomentField": "a date and a time",
    "MoneyField": "an amount",
    "WholeNumberField": "a number",
    "EmailField": "an email address",
}
CHOOSING = (forms.RadioSelect, forms.Select, forms.CheckboxSelectMultiple)


def needed(field: forms.Field, label: str) -> str:
    """What is said when a field that must be answered is empty."""
    if isinstance(field, forms.FileField):
        return f"Choose a file for “{label}”."
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}” to go on."
    if isinstance(field.widget, CHOOSING):
        return f"Choose an answer for “{label}”."
    return f"Enter {THINGS.get(type(field).__name__, 'an answer')} for “{label}”."


def speak_plainly(field: forms.Field, label: str) -> None:
    """Replace Django's own words where the form's author gave none."""
    plain = forms.Field.default_error_messages["required"]
    if field.error_messages.get("required") == plain:
        field.error_messages["required"] = needed(field, label)
    if isinstance(field, forms.ChoiceField):
        field.error_messages.setdefault("invalid_choice", NOT_SHOWN)
        if "%(value)s" in str(field.error_messages["invalid_choice"]):
            field.error_messages["invalid_choice"] = NOT_SHOWN
    field.validators = [
        NUL if isinstance(one, ProhibitNullCharactersValidator) else one for one in field.validators
    ]


class Form(forms.Form):
    """`reveals` puts fields under the answer they belong to: `{"kind": {"other": ("other_kind",)}}`."""

    use_required_attribute = False
    reveals: ClassVar[Mapping[str, Mapping[str, Sequence[str]]]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            speak_plainly(field, str(field.label or name.replace("_", " ").capitalize()))

    def refuse(self, refused: Refused) -> None:
        """Show an action's refusal: its reasons at the top, each field's own beside the field."""
        told = {sentence for sentences in refused.by_field.values() for sentence in sentences}
        for name, sentences in refused.by_field.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)
        for sentence in refused.reasons:
            if sentence not in told:
                self.add_error(None, sentence)

    def add_error(self, field: str | None, error: Any) -> None:
        """Also before the form was cleaned, so that a refusal can be shown on a fresh form."""
        if getattr(self, "_errors", None) is None:
            self._errors = ErrorDict()
        if not hasattr(self, "cleaned_data"):
            self.cleaned_data = {}
        super().add_error(field, error)


class RowForm(Form):
    """One row of a table of rows; a row left empty is ignored."""


if TYPE_CHECKING:
    RowSet = BaseFormSet[RowForm]
    AnyRows = BaseFormSet[Any]
else:
    RowSet = AnyRows = BaseFormSet


class Rows(RowSet):
    """A table of rows: `rows_of(CostForm)`."""

    default_error_messages = {
        "too_many_forms": "Keep to %(num)d rows or fewer.",
        "too_few_forms": "Fill in at least %(num)d of the rows.",
        "missing_management_form": "The page did not arrive whole. Check what is shown and send it again.",
    }

    def filled(self) -> list[dict[str, Any]]:
        """The cleaned rows that are neither empty nor marked for removal."""
        kept = [row for row in self.forms if row.has_changed() and row not in self.deleted_forms]
        return [{name: value for name, value in row.cleaned_data.items() if name != "DELETE"} for row in kept]


def rows_of(form: type[RowForm], *, blank: int = 3, least: int = 0, most: int = MOST_ROWS) -> type[Rows]:
    """A class of tables of `form`: as many rows as are kept, and `blank` empty ones."""
    made = forms.formset_factory(
        form,
        formset=Rows,
        extra=blank,
        can_delete=True,
        min_num=least,
        validate_min=least > 0,
        max_num=most,
        absolute_max=most,
        validate_max=True,
    )
    return made  # type: ignore[return-value]


def with_more_rows(posted: QueryDict, prefix: str = "form", *, by: int = 3) -> QueryDict:
    """The same post with more empty rows: for a button "Add more rows" that works without JavaScript."""
    grown = posted.copy()
    count = str(posted.get(f"{prefix}-TOTAL_FORMS", "0"))
    rows = int(count) if count.isdecimal() and len(count) < 6 else 0
    grown[f"{prefix}-TOTAL_FORMS"] = str(min(rows + by, MOST_ROWS))
    return grown
