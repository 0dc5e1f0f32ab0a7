"""Forms of the form editor: a page (topic) of the form, and a question with its limits and condition."""

from collections.abc import Iterable, Mapping
from typing import Any

from almoner.do.rounds.models import Band, Criterion
from almoner.ground.questions import states
from almoner.ground.questions.models import Question, Topic
from almoner.ground.questions.shapes import slug_of
from almoner.ground.ui.fields import (
    LongTextField,
    ManyField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

LINES, FEW = Look(rows=3), Look(width="5")
WAITS_ON = states.CHOOSING | {states.YES_NO}
COLUMN_WORDS = {
    "text": states.SHORT_TEXT,
    "number": states.NUMBER,
    "money": states.MONEY,
    "date": states.DATE,
    "yes or no": states.YES_NO,
}
COLUMN_NAMES = {kind: words for words, kind in COLUMN_WORDS.items()}


class TopicForm(Form):
    title = TextField(label="Title of the page", max_length=200)
    intro = LongTextField(label="Words above the questions", required=False, max_length=10_000, look=LINES)
    bands = ManyField(label="Only in these forms", help_text="None ticked: in all of them.", required=False)

    def __init__(self, *args: Any, bands: Iterable[Band], is_needed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["bands"].choices = [(one.code, one.name) for one in bands]  # type: ignore[attr-defined]
        if is_needed:
            del self.fields["bands"]


class QuestionForm(Form):
    label = TextField(label="The question", max_length=300)
    kind = SelectField(label="What is the answer?", choices=states.KINDS)
    topic = SelectField(label="On which page?")
    why_asked = LongTextField(label="Why we ask", required=False, max_length=2_000, look=LINES)
    help = LongTextField(label="Help", required=False, max_length=5_000, look=LINES)
    example = LongTextField(
        label="Example of a good answer, in one line", required=False, max_length=2_000, look=Look(rows=2)
    )
    required = TickField(label="It must be answered", required=False)
    word_limit = WholeNumberField(
        label="Word limit", required=False, least=1, most=10_000, help_text="For text.", look=FEW
    )
    smallest = WholeNumberField(
        label="Least", required=False, help_text="A number, pounds, rows or ticks.", look=Look(width="10")
    )
    largest = WholeNumberField(
        label="Most", required=False, help_text="A number, pounds, rows or ticks.", look=Look(width="10")
    )
    options = LongTextField(
        label="Answers to choose from", required=False, help_text="A line each.", look=Look(rows=4)
    )
    columns = LongTextField(
        label="Columns of the table",
        required=False,
        help_text="A line each: “Cost: money”, “Done by: date”, “Step”. Kinds: text, number, money, date, "
        "yes or no. A choice is written “Kind: choose output / outcome”. An * at the end: must be filled.",
        look=Look(rows=4),
    )
    waits_for = SelectField(
        label="Ask it only after an earlier answer",
        required=False,
        help_text="A choice or a yes-or-no question that stands before it.",
    )
    bands = ManyField(label="Only in these forms", help_text="None ticked: in all of them.", required=False)
    scored_by = SelectField(label="Scored under", required=False)

    def __init__(
        self,
        *args: Any,
        topics: Iterable[Topic],
        earlier: Iterable[Question],
        bands: Iterable[Band],
        criteria: Iterable[Criterion],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        waits = [one for question in earlier for one in answers_of(question)]
        for name, choices in (
            ("topic", [(one.public_id, one.title) for one in topics]),
            ("waits_for", [("", "Always ask it"), *waits]),
            ("bands", [(one.code, one.name) for one in bands]),
            ("scored_by", [("", "Not scored"), *((one.code, one.title) for one in criteria)]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def details(self, known: Question | None) -> dict[str, Any]:
        """What the actions take: money limits in pence, options and columns with the keys they had."""
        said = dict(self.cleaned_data)
        said.pop("topic")
        factor = 100 if said["kind"] == states.MONEY else 1
        for name in ("smallest", "largest"):
            said[name] = None if said[name] is None else said[name] * factor
        said["options"] = options_read(said["options"], known.options if known else ())
        said["columns"] = columns_read(said["columns"], known.columns if known else ())
        key, _, value = said.pop("waits_for").partition(":")
        answer = (
            {"yes": True, "no": False}.get(value.removeprefix("="), value) if value.startswith("=") else value
        )
        said["condition"] = {"question": key, "is": answer} if key else {}
        return said


def answers_of(question: Question) -> list[tuple[str, str]]:
    """Each answer on which another question can wait."""
    if question.kind == states.YES_NO:
        return [(f"{question.key}:={word}", f"{question.label}: {word}") for word in ("yes", "no")]
    found = question.option_words() if question.kind in WAITS_ON else {}
    return [(f"{question.key}:{value}", f"{question.label}: {label}") for value, label in found.items()]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def options_read(text: str, known: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """A label that was there keeps its value, by which answers and conditions know it."""
    values = {str(one["label"]): str(one["value"]) for one in known}
    made: list[dict[str, str]] = []
    for label in lines(text):
        taken = {*values.values(), *(one["value"] for one in made)}
        made.append({"value": values.get(label) or slug_of(label, taken), "label": label})
    return made


def columns_read(text: str, known: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    before = {str(one["title"]): one for one in known}
    return [column_read(line, before) for line in lines(text)]


def column_read(line: str, before: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """`Cost: money *` as a column; its key and whether it adds up stay as they were."""
    required = line.endswith("*")
    title, _, kind = line.rstrip("* ").rpartition(":")
    if not title:
        title, kind = kind, "text"
    title, kind = title.strip(), kind.strip().lower()
    old = before.get(title, {})
    made: dict[str, Any] = {name: old[name] for name in ("key", "total") if name in old}
    made |= {"title": title, **({"required": True} if required else {})}
    if kind.startswith("choose "):
        words = [one.strip() for one in kind.removeprefix("choose ").split("/") if one.strip()]
        options = options_read("\n".join(one.capitalize() for one in words), old.get("options", ()))
        return made | {"kind": states.CHOICE, "options": options}
    return made | {"kind": COLUMN_WORDS.get(kind, kind)}


def column_line(column: Mapping[str, Any]) -> str:
    kind = COLUMN_NAMES.get(column["kind"], column["kind"])
    if column["kind"] == states.CHOICE:
        kind = f"choose {' / '.join(str(one['label']) for one in column.get('options', ()))}"
    return f"{column['title']}: {kind}{' *' if column.get('required') else ''}"


def initial_of(question: Question) -> dict[str, Any]:
    """What the form shows of a question that is there."""
    names = ("label", "kind", "why_asked", "help", "example", "required", "word_limit", "bands", "scored_by")
    factor = 100 if question.kind == states.MONEY else 1
    found = {name: getattr(question, name) for name in names}
    for name in ("smallest", "largest"):
        limit = getattr(question, name)
        found[name] = None if limit is None else limit // factor
    wanted = question.condition.get("is")
    answer = {True: "=yes", False: "=no"}[wanted] if isinstance(wanted, bool) else wanted
    return found | {
        "topic": question.topic.public_id,
        "options": "\n".join(str(one["label"]) for one in question.options),
        "columns": "\n".join(column_line(one) for one in question.columns),
        "waits_for": f"{question.condition['question']}:{answer}" if question.condition else "",
    }
