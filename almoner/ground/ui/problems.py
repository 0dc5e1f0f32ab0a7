"""The box "There is a problem": every error in one list, each with a link to where it is mended."""

from collections.abc import Iterable, Mapping, Sequence

import jinja2
from django import forms
from django.forms import BoundField
from markupsafe import Markup

from almoner.ground.core.refusals import Refused
from almoner.ground.ui.dates import Boxes
from almoner.ground.ui.forms import AnyRows

Errors = forms.BaseForm | AnyRows | Refused | Mapping[str, Sequence[str]] | Iterable[str]


def field_id(bound: BoundField) -> str:
    return bound.auto_id or bound.html_name


def focus_id(bound: BoundField) -> str:
    """Where a link from the error summary lands: the first thing of the field that can be typed in."""
    widget = bound.field.widget
    return f"{field_id(bound)}_{widget.names[0]}" if isinstance(widget, Boxes) else field_id(bound)


def form_errors(form: forms.BaseForm) -> list[tuple[str, str]]:
    found = []
    for name, sentences in form.errors.items():
        bound = form[name] if name in form.fields else None
        target = f"#{focus_id(bound)}" if bound is not None and not bound.is_hidden else ""
        label = str(bound.label) if bound is not None else ""
        found += [(named(str(sentence), label), target) for sentence in sentences]
    return found


def named(sentence: str, label: str) -> str:
    """A sentence that is clear away from its field: the label goes before it when it is not in it."""
    if not label or label in sentence:
        return sentence
    return f"{label}{' ' if label.endswith('?') else ': '}{sentence}"


def rows_errors(rows: AnyRows) -> list[tuple[str, str]]:
    found = [(str(sentence), "") for sentence in rows.non_form_errors()]
    for number, form in enumerate(rows.forms, start=1):
        found += [(f"Row {number}: {sentence}", target) for sentence, target in form_errors(form)]
    return found


def listed(errors: Errors | None) -> list[tuple[str, str]]:
    """Every error as (sentence, link); a mapping goes from a field's id to its sentences."""
    if errors is None or isinstance(errors, jinja2.Undefined):
        return []
    if isinstance(errors, forms.BaseFormSet):
        return rows_errors(errors)
    if isinstance(errors, forms.BaseForm):
        return form_errors(errors)
    if isinstance(errors, Refused):
        return listed(errors.reasons)
    if isinstance(errors, Mapping):
        return [(str(one), f"#{name}" if name else "") for name, told in errors.items() for one in told]
    return [(str(one), "") for one in ([errors] if isinstance(errors, str) else errors)]


@jinja2.pass_environment
def error_summary(environment: jinja2.Environment, *errors: Errors | None) -> Markup:
    """The box "There is a problem", with a link to each wrong field; nothing when nothing is wrong."""
    found = list(dict.fromkeys(one for given in errors for one in listed(given)))
    if not found:
        return Markup("")
    return Markup(environment.get_template("ui/form/summary.html").render(errors=found))
