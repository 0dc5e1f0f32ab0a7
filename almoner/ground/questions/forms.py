"""One topic as a page to fill in. Fields draw and carry what was typed; `saving` says what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from almoner.ground.questions import states
from almoner.ground.questions.checking import kept_answers
from almoner.ground.questions.drawing import field_for, initial_of, opens_as_list, remove_field, rows_for
from almoner.ground.questions.layout import Layout, asked_in, layout_of, visible_questions
from almoner.ground.questions.models import Answer, AnswerSheet, Question, Topic
from almoner.ground.questions.outline import condition_words
from almoner.ground.questions.refusing import Unclear
from almoner.ground.questions.saving import Saved, stamp_of
from almoner.ground.ui.forms import Form, Rows

PREFIX = "answer"
CLASHED = "A colleague saved another answer to this meanwhile. Keep one or join the two, and save again."
Reveals = Mapping[str, Mapping[str, tuple[str, ...]]]


class AnswerForm(Form):
    """Judges nothing itself."""

    def full_clean(self) -> None:
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


@dataclass(frozen=True)
class Asked:
    """A sheet as it stands, read once for a page. `criteria` and `file_names` are words the subject adds."""

    layout: Layout
    band: str
    kept: Mapping[str, Answer] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)
    file_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        return {key: answer.value for key, answer in self.kept.items()}

    def value(self, question: Question) -> Any:
        answer = self.kept.get(question.key)
        return answer.value if answer else None


def asked_of(sheet: AnswerSheet, **words: Mapping[str, str]) -> Asked:
    """In three queries."""
    layout = layout_of(sheet)
    return Asked(layout, sheet.band, kept_answers(sheet, layout), **words)


def on_page(asked: Asked, topic: Topic) -> list[Question]:
    """Asked now, or as soon as another question of this page is answered."""
    now = {question.key for question in visible_questions(asked.layout, asked.band, asked.values)}
    shown: set[str] = set()
    for question in asked_in(asked.layout, asked.band):
        waits_here = question.condition.get("question") in shown if question.condition else False
        if question.topic_id == topic.pk and (question.key in now or waits_here):
            shown.add(question.key)
    return [question for question in asked.layout.of_topic(topic) if question.key in shown]


def reveals_of(questions: list[Question]) -> Reveals:
    """Questions that open under the one answer of this page on which they wait."""
    here = {one.key for one in questions if can_reveal(one)}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for question in questions:
        key, wanted = question.condition.get("question", ""), question.condition.get("is")
        if key in here and wanted is not None and question.kind != states.TABLE:
            answer = ("yes" if wanted else "no") if isinstance(wanted, bool) else str(wanted)
            below = found.setdefault(key, {})
            below[answer] = (*below.get(answer, ()), question.key, *removal_of(question))
    return found


def can_reveal(question: Question) -> bool:
    return question.kind in states.CHOOSING | {states.YES_NO} and not opens_as_list(question)


def removal_of(question: Question) -> tuple[str, ...]:
    return (f"remove-{question.key}",) if question.kind == states.FILE else ()


@dataclass(frozen=True)
class Part:
    """One thing to print: a field (with what it reveals), or a table of rows."""

    question: Question
    bound: BoundField | None = None
    rows: Rows | None = None


class TopicForm:
    """Unbound it shows what is kept; bound to a post it keeps what was typed, right or wrong.

    Each answer carries its stamp in a hidden field; an answer whose stamp was not posted is left alone.
    """

    def __init__(
        self,
        asked: Asked,
        topic: Topic,
        posted: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        self.asked, self.topic = asked, topic
        self.posted = posted.copy() if posted is not None else None
        self.questions = on_page(asked, topic)
        self.reveals = reveals_of(self.questions)
        self.tables = {
            one.key: rows_for(one, self.rows_name(one), asked.value(one), self.posted)
            for one in self.questions
            if one.kind == states.TABLE
        }
        self.form = self.made(files)
        self.saved = Saved()

    def rows_name(self, question: Question) -> str:
        return f"{PREFIX}-{question.key}"

    def made(self, files: MultiValueDict[str, UploadedFile] | None) -> AnswerForm:
        revealed = {name for under in self.reveals.values() for names in under.values() for name in names}
        fields: dict[str, forms.Field] = {}
        initial: dict[str, Any] = {}
        for one in self.questions:
            initial[f"seen-{one.key}"] = stamp_of(self.asked.kept.get(one.key))
            fields[f"seen-{one.key}"] = forms.CharField(widget=forms.HiddenInput, required=False)
            if one.kind == states.TABLE:
                continue
            wait = "" if one.key in revealed else condition_words(self.asked.layout, one)
            value = self.asked.value(one)
            fields[one.key] = field_for(one, wait, self.asked.criteria)
            initial[one.key] = initial_of(one.kind, value)
            if one.kind == states.FILE and value:
                fields[f"remove-{one.key}"] = remove_field(one, self.asked.file_names.get(value, "the file"))
        kind: type[AnswerForm] = type("TopicAnswerForm", (AnswerForm,), {**fields, "reveals": self.reveals})
        return kind(self.posted, files, prefix=PREFIX, initial=initial)

    @property
    def parts(self) -> list[Part]:
        """In the order of the form; what another part reveals is printed by it."""
        revealed = {name for under in self.reveals.values() for names in under.values() for name in names}
        found = []
        for one in self.questions:
            if one.key in self.tables:
                found.append(Part(one, rows=self.tables[one.key]))
            elif one.key not in revealed:
                found.append(Part(one, bound=self.form[one.key]))
                found += [Part(one, bound=self.form[n]) for n in removal_of(one) if n in self.form.fields]
        return found

    def posted_value(self, name: str) -> Any:
        field = self.form.fields[name]
        return field.widget.value_from_datadict(self.form.data, self.form.files, self.form.add_prefix(name))

    def stamps(self) -> dict[str, str]:
        """What to give `save_answers` as versions."""
        found = {one.key: self.posted_value(f"seen-{one.key}") for one in self.questions}
        return {key: str(stamp) for key, stamp in found.items() if stamp is not None}

    def raw(self) -> dict[str, Any]:
        """What to give `save_answers`. Uploaded files are the subject's to store first (see `uploads`)."""
        found: dict[str, Any] = {}
        stamped = self.stamps()
        for one in (one for one in self.questions if one.key in stamped):
            if one.kind == states.TABLE:
                found |= self.raw_rows(one)
            elif one.kind == states.FILE:
                found |= {one.key: ""} if self.is_removed(one) else {}
            else:
                found[one.key] = self.posted_value(one.key)
        return found

    def raw_rows(self, question: Question) -> dict[str, Any]:
        """Each posted row by column; a removed row is an empty one, so that rows keep their numbers."""
        rows = self.tables[question.key]
        if not rows.is_bound or not rows.management_form.is_valid():
            return {}
        return {question.key: [{} if is_gone(form) else raw_row(form) for form in rows.forms]}

    def is_removed(self, question: Question) -> bool:
        name = f"remove-{question.key}"
        return name in self.form.fields and bool(self.posted_value(name))

    def uploads(self) -> dict[str, UploadedFile]:
        """Files chosen on the page, by question: store each, then give its public id to `save_answers`."""
        asked = [one.key for one in self.questions if one.kind == states.FILE]
        return {key: file for key in asked if (file := self.posted_value(key))}

    def show(self, saved: Saved) -> None:
        """Put what came of saving beside the fields, and hold the new stamps."""
        self.saved = saved
        for key, no in saved.errors.items():
            self.refuse(key, no)
        for key in saved.clashes:
            self.refuse(key, Unclear(CLASHED))
        for key, stamp in saved.stamps().items():
            if self.posted is not None:
                self.posted[f"{PREFIX}-seen-{key}"] = stamp
        self.form.data = self.posted if self.posted is not None else self.form.data

    def refuse(self, key: str, no: Unclear) -> None:
        for cell in no.cells:
            self.tables[key].forms[cell.row].add_error(cell.column, cell.sentence)
        for sentence in no.sentences[: len(no.sentences) - len(no.cells)]:
            if key in self.form.fields:
                self.form.add_error(key, sentence)
            else:
                self.form.add_error(None, f"{self.asked.layout.by_key[key].label}: {sentence}")

    @property
    def errors(self) -> list[Form | Rows]:
        """For `error_summary(*topic_form.errors)`."""
        return [self.form, *self.tables.values()]


def raw_row(form: forms.Form) -> dict[str, Any]:
    return {
        name: one.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, one in form.fields.items()
        if name != "DELETE"
    }


def is_gone(form: forms.Form) -> bool:
    mark = form.fields.get("DELETE")
    return bool(mark and mark.widget.value_from_datadict(form.data, form.files, form.add_prefix("DELETE")))
