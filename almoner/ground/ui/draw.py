"""Django forms as GOV.UK components: here what each field shows, in `ui/form/` the markup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import jinja2
from django import forms
from django.forms import BoundField
from markupsafe import Markup

from almoner.ground.ui.dates import Boxes, typed
from almoner.ground.ui.fields import MoneyField, UploadField, WholeNumberField
from almoner.ground.ui.forms import AnyRows, Form
from almoner.ground.ui.looks import Look, look_of
from almoner.ground.ui.problems import field_id
from almoner.ground.ui.words import as_text

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (Boxes, "boxes"),
    (forms.Textarea, "longtext"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "tick"),
    (forms.FileInput, "upload"),
)
NOTHING = Markup("")
INPUT_TYPES = {"email", "password", "tel", "url", "search"}


@dataclass(frozen=True)
class Option:
    """One radio button, checkbox or line of a list; `under` is what choosing it reveals."""

    id: str
    value: str
    text: str
    chosen: bool
    hint: str = ""
    under: Markup = NOTHING


@dataclass(frozen=True)
class Shown:
    """One field, ready to print."""

    kind: str
    id: str
    name: str
    label: str
    hint: str
    optional: bool
    errors: tuple[str, ...]
    value: Markup
    look: Look
    options: tuple[Option, ...] = ()
    boxes: tuple[tuple[str, str, Markup], ...] = ()
    type: str = "text"
    inputmode: str = ""
    several: bool = False

    @property
    def described_by(self) -> str:
        parts = ((self.hint, "hint"), (self.errors, "error"), (self.counts, "info"))
        return " ".join(f"{self.id}-{part}" for present, part in parts if present)

    @property
    def counts(self) -> bool:
        return bool(self.look.words or self.look.characters)


def kind_of(widget: forms.Widget) -> str:
    return next((kind for widget_class, kind in KINDS if isinstance(widget, widget_class)), "text")


def options_of(bound: BoundField, under: Mapping[str, Markup]) -> tuple[Option, ...]:
    value = bound.value()
    chosen = {str(one) for one in value} if isinstance(value, list | tuple | set) else {str(value)}
    if value is None:
        chosen = {""}
    look, made = look_of(bound.field), []
    for number, (key, text) in enumerate(bound.field.choices):  # type: ignore[attr-defined]
        key, own = str("" if key is None else key), f"{field_id(bound)}{f'_{number}' if number else ''}"
        revealed = under.get(key, NOTHING)
        made.append(Option(own, key, str(text), key in chosen, look.hints.get(key, ""), revealed))
    return tuple(made)


def look_for(field: forms.Field) -> Look:
    """The author's look, with the pound sign of money."""
    look = look_of(field)
    if isinstance(field, MoneyField) and not look.prefix:
        return Look(**{**vars(look), "prefix": "£", "width": look.width or "10"})
    return look


def shown(bound: BoundField, under: Mapping[str, Markup] | None = None) -> Shown:
    """Everything the page needs to print one field, with what was typed."""
    field, widget = bound.field, bound.field.widget
    kind = kind_of(widget)
    choosing = kind in {"radios", "select", "checkboxes"}
    boxes = typed(bound.value(), widget) if isinstance(widget, Boxes) else {}
    input_type = getattr(widget, "input_type", "text") or "text"
    numeric = isinstance(field, WholeNumberField | forms.IntegerField)
    single = kind in {"text", "longtext"} and input_type != "password"
    return Shown(
        kind=kind,
        id=field_id(bound),
        name=bound.html_name,
        label=str(bound.label),
        hint=str(bound.help_text or ""),
        optional=not field.required and kind != "tick",
        errors=tuple(str(error) for error in bound.errors),
        value=as_text(bound.value()) if single else Markup("on" if kind == "tick" and bound.value() else ""),
        look=look_for(field),
        options=options_of(bound, under or {}) if choosing else (),
        boxes=tuple((part, f"{bound.html_name}_{part}", as_text(text)) for part, text in boxes.items()),
        type=input_type if input_type in INPUT_TYPES else "text",
        inputmode="numeric" if numeric else "decimal" if isinstance(field, MoneyField) else "",
        several=isinstance(field, UploadField) and bool(widget.attrs.get("multiple")),
    )


def printed(environment: jinja2.Environment, one: Shown) -> Markup:
    module = environment.get_template("ui/form/field.html").module
    return Markup(module.field(one))  # type: ignore[attr-defined]


def revealed_by(form: forms.BaseForm) -> dict[str, Mapping[str, Sequence[str]]]:
    return dict(form.reveals) if isinstance(form, Form) else {}


def one_field(environment: jinja2.Environment, form: forms.BaseForm, name: str) -> Markup:
    """A field and, inside it, those that its answers reveal."""
    under = {
        answer: Markup("").join(
            one_field(environment, form, below) for below in names if below in form.fields
        )
        for answer, names in revealed_by(form).get(name, {}).items()
    }
    return printed(environment, shown(form[name], under))


@jinja2.pass_environment
def form_field(environment: jinja2.Environment, bound: BoundField) -> Markup:
    """One field of a form: `{{ form_field(form["title"]) }}`."""
    return one_field(environment, bound.form, bound.name)


@jinja2.pass_environment
def form_fields(environment: jinja2.Environment, form: forms.BaseForm, only: Sequence[str] = ()) -> Markup:
    """All fields of a form in order, or those named in `only`; hidden ones always."""
    below = {
        name for by_answer in revealed_by(form).values() for names in by_answer.values() for name in names
    }
    hidden = [str(bound) for bound in form.hidden_fields()]
    names = [bound.name for bound in form.visible_fields() if bound.name not in below]
    wanted = [name for name in only or names if name in form.fields]
    return Markup("\n").join(
        [Markup(one) for one in hidden] + [one_field(environment, form, n) for n in wanted]
    )


@jinja2.pass_environment
def form_rows(environment: jinja2.Environment, rows: AnyRows, caption: str, *, quiet: bool = False) -> Markup:
    """A formset as a table with one form a row; `quiet` shows no errors (after "Add more rows")."""
    lines = [
        [shown(bound) for bound in form.visible_fields() if bound.name != "DELETE"]
        + ([shown(form["DELETE"])] if "DELETE" in form.fields else [])
        for form in rows.forms
    ]
    if quiet:
        lines = [[Shown(**{**vars(cell), "errors": ()}) for cell in line] for line in lines]
    hidden = Markup("").join(Markup(str(one)) for form in rows.forms for one in form.hidden_fields())
    template = environment.get_template("ui/form/rows.html")
    management = Markup(str(rows.management_form))
    return Markup(template.render(caption=caption, lines=lines, management=management + hidden))
